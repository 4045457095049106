/** Characters that a client's note may have, as the contract bounds it. */
export const MAX_NOTE = 5000;

/** What the client's form posts. */
export interface PostedForm {
	nonce: string;
	note: string;
}

/** Reads a posted form. Browsers send line breaks as CRLF, which would count twice and be stored so. */
export function readForm(body: unknown): PostedForm {
	return { nonce: field(body, 'nonce'), note: field(body, 'note').replaceAll('\r\n', '\n') };
}

function field(body: unknown, name: string): string {
	const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
	return typeof value === 'string' ? value : '';
}
