/** Where the word for what a track is stands in its box `hdlr`. */
const HANDLER = 8;
const HEAD = 8;

/** What the tracks of an MP4 are, such as `soun` or `vide`; by what its boxes say, as far as they can be read. */
export function tracksOf(bytes: Buffer): string[] {
	const handlers = within('moov', bytes)
		.flatMap((movie) => within('trak', movie))
		.flatMap((track) => within('mdia', track))
		.flatMap((media) => within('hdlr', media));
	return handlers.map((handler) => handler.toString('latin1', HANDLER, HANDLER + 4));
}

/** The content of each box of a type that stands in these bytes: a size of 0 goes to the end, of 1 has more digits behind. */
function within(type: string, bytes: Buffer): Buffer[] {
	const found: Buffer[] = [];
	let at = 0;
	while (at + HEAD <= bytes.length) {
		const said = bytes.readUInt32BE(at);
		const isLong = said === 1 && at + 2 * HEAD <= bytes.length;
		const head = isLong ? 2 * HEAD : HEAD;
		const size = isLong ? Number(bytes.readBigUInt64BE(at + HEAD)) : said === 0 ? bytes.length - at : said;
		if (size < head) break;
		if (bytes.toString('latin1', at + 4, at + HEAD) === type) found.push(bytes.subarray(at + head, at + size));
		at += size;
	}
	return found;
}
