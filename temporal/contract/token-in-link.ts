/** Longer than a link of ours with all that programs add to it: what is behind is not looked at. */
const MOST_CHARACTERS = 2048;
/** Some programs encode what is encoded already. */
const MOST_ENCODINGS = 3;

/**
 * The token in what a mail program, a messenger or somebody who typed made of a link's query: with punctuation or tracking
 * behind it, encoded once more, given twice, or broken over lines. It is known by its length, and proves itself.
 *
 * @param query of the address as it was asked for, nothing in it decoded
 * @param length how many characters the token has
 * @param read answers undefined for what is no token
 */
export function findToken<T>(query: string, length: number, read: (token: string) => T | undefined): T | undefined {
	for (const spelled of new Set(readings(query))) {
		for (let begin = 0; begin + length <= spelled.length; begin++) {
			const found = read(spelled.slice(begin, begin + length));
			if (found !== undefined) return found;
		}
	}
	return undefined;
}

/** What may have been meant, the likeliest first: only characters that a token is made of. */
function* readings(query: string): Generator<string> {
	const text = percentDecoded(query.slice(0, MOST_CHARACTERS));
	for (const meant of [text, withoutQuotedPrintable(text), withoutEntities(text), withoutHyphenation(text)]) {
		yield meant.replaceAll(/[^\w-]/g, '');
	}
}

function percentDecoded(text: string): string {
	const decode = (encoded: string) =>
		encoded.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString());
	let decoded = text;
	for (let time = 0; time < MOST_ENCODINGS; time++) decoded = decode(decoded);
	return decoded;
}

/** The equals sign behind a name of the query begins no code: what follows may well look like one. */
function withoutQuotedPrintable(text: string): string {
	return text
		.replaceAll(/=[\t ]*\r?\n/g, '')
		.replaceAll(/(?<![?&][^?&=]*)=([\da-f]{2})/gi, (_encoded, code: string) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		);
}

function withoutEntities(text: string): string {
	return text
		.replaceAll(/&#x([\da-f]{1,6});/gi, (_entity, code: string) => character(Number.parseInt(code, 16)))
		.replaceAll(/&#(\d{1,7});/g, (_entity, code: string) => character(Number(code)))
		.replaceAll('&lowbar;', '_')
		.replaceAll('&hyphen;', '-')
		.replaceAll(/&[a-z]{2,8};/gi, ' ');
}

function character(code: number): string {
	return code < 128 ? String.fromCharCode(code) : ' ';
}

/** A line that was broken may have got a hyphen that is none of ours. */
function withoutHyphenation(text: string): string {
	return text.replaceAll(/-\s+/g, '');
}
