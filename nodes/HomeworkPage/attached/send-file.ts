import type { ServerResponse } from 'node:http';
import { rangeOf } from './range';
import { EVERY_HEADER, withoutOrigins } from '../response';
import type { FileAnswer } from './show-file';

/** A picture that is opened by itself runs and loads nothing; what shows PDFs would not do so in a sandbox. */
const POLICIES = {
	pdf: "frame-ancestors 'none'",
	other: "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/**
 * Writes a file, or the part of it that is asked for, under its own type alone. No browser keeps it, since a phone may be shared.
 *
 * @param range the header of this name
 */
export function sendFile(response: ServerResponse, { file, bytes }: FileAnswer, range: string | undefined): void {
	const part = rangeOf(range, bytes.length);
	const { from, to } = part ?? { from: 0, to: part === null ? -1 : bytes.length - 1 };
	const body = bytes.subarray(from, to + 1);
	const isPdf = file.type === 'application/pdf';
	withoutOrigins(response);
	response.writeHead(part === undefined ? 200 : part ? 206 : 416, {
		...EVERY_HEADER,
		'Content-Type': file.type,
		'Content-Length': body.length,
		'Accept-Ranges': 'bytes',
		'Content-Security-Policy': isPdf ? POLICIES.pdf : POLICIES.other,
		'Cache-Control': 'no-store',
		...(isPdf && { 'Content-Disposition': 'inline; filename="document.pdf"' }),
		...(part && { 'Content-Range': `bytes ${from}-${to}/${bytes.length}` }),
		...(part === null && { 'Content-Range': `bytes */${bytes.length}` }),
	});
	response.end(body);
}
