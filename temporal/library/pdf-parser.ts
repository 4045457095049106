import { inflateSync } from 'node:zlib';
import {
	ParseSpeeds,
	PDFArray,
	PDFName,
	PDFParser,
	PDFRawStream,
	type PDFDict,
	type PDFRef,
	type PDFStream,
} from '@cantoo/pdf-lib';

/** Bytes that the packed objects of a PDF may have unpacked, all together: pictures and text are not among them. */
const MOST_UNPACKED = 16_000_000;

const [TYPE, FILTER, ROOT, ENCRYPT] = ['Type', 'Filter', 'Root', 'Encrypt'].map((name) => PDFName.of(name)) as [
	PDFName,
	PDFName,
	PDFName,
	PDFName,
];

/** Reads a PDF's objects, of which a small file may hold far more than there is memory: what is too large stays packed. */
export class BoundedPdfParser extends PDFParser {
	/** Whether something had to stay packed. */
	isTooLarge = false;
	private unpacked = 0;

	constructor(bytes: Uint8Array) {
		super(bytes, ParseSpeeds.Slow);
	}

	protected override parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream {
		const parsed = super.parseDictOrStream(ref);
		if (!(parsed instanceof PDFRawStream)) return parsed;
		const type = parsed.dict.lookup(TYPE);
		if (type === PDFName.of('XRef')) return this.trailer(parsed.dict);
		if (type !== PDFName.of('ObjStm') || this.fits(parsed)) return parsed;
		this.isTooLarge = true;
		return parsed.dict;
	}

	/** Where each object stands is not asked for: a table of that may say that there are more than anybody can count. */
	private trailer(dict: PDFDict): PDFDict {
		const { trailerInfo } = this.context;
		const [Root, Encrypt] = [dict.get(ROOT) ?? trailerInfo.Root, dict.get(ENCRYPT) ?? trailerInfo.Encrypt];
		this.context.trailerInfo = { ...trailerInfo, Root, Encrypt };
		return dict;
	}

	private fits({ dict, contents }: PDFRawStream): boolean {
		const filter = dict.lookup(FILTER);
		const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
		// What is packed in another way, or more than once, may be anything.
		if (filters.length !== 1) return false;
		if (filter === undefined) return true;
		if (filters[0] !== PDFName.of('FlateDecode')) return false;
		try {
			this.unpacked += inflateSync(contents, { maxOutputLength: MOST_UNPACKED }).length;
		} catch {
			return false;
		}
		return this.unpacked <= MOST_UNPACKED;
	}
}
