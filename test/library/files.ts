import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** A PNG that is all black. */
export function png(width = 3, height = 2): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2], 8);
	const pixels = deflateSync(Buffer.alloc(Math.min(height, 100) * (width * 3 + 1)));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name), content]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.length);
	check.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, check]);
}

/** What an MP3 begins with, and silence. */
export function mp3(length = 1_000): Buffer {
	return Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\0'), Buffer.alloc(length - 10, 1)]);
}

/** A PDF of one empty page, whose objects are compressed. */
export async function pdf({ tagged }: { tagged: boolean }): Promise<Buffer> {
	const document = await PDFDocument.create();
	document.addPage();
	if (tagged) {
		const { catalog, context } = document;
		catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
		catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot', K: [] })));
	}
	return Buffer.from(await document.save());
}

/** A tagged PDF whose objects are small as they are packed, and have so many bytes unpacked. */
export function pdfOf(unpacked: number): Buffer {
	const catalog = '<</Type/Catalog/MarkInfo<</Marked true>>/StructTreeRoot<<>>>>';
	const packed = deflateSync(Buffer.from(`1 0 ${catalog}`.padEnd(unpacked)));
	const about = `/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}`;
	const end = '\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';
	return Buffer.concat([Buffer.from(`%PDF-1.7\n2 0 obj <<${about}>> stream\n`), packed, Buffer.from(end)]);
}

/** What an MP4 has before its content: a track for each of these, `soun` or `vide`. */
export function mp4(...tracks: string[]): Buffer {
	const track = (handler: string) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler))));
	return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), box('moov', ...tracks.map(track))]);
}

function box(type: string, ...content: Buffer[]): Buffer {
	const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), ...content]);
	bytes.writeUInt32BE(bytes.length);
	return bytes;
}

/** A drawing that could run a script. */
export const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
