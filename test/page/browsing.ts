/** What a browser gets for a link. */
export async function open(url: string, method: 'GET' | 'HEAD' = 'GET') {
	const response = await fetch(url, { method });
	return { status: response.status, headers: response.headers, html: await response.text() };
}

/** Posts the fields of a form as a browser does. */
export async function post(url: string, fields: Record<string, string>) {
	const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
	return { status: response.status, html: await response.text() };
}

/** The fields of the form on a page, as a browser would post them untouched. */
export function fieldsIn(html: string): Record<string, string> {
	const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([\w-]*)">/g)];
	const chosen = /<input type="radio" name="(\w+)" value="([\w-]+)"[^>]* checked>/.exec(html);
	const selected = /<select[^>]* name="(\w+)"[^]*?<option value="([\w-]+)" selected>/.exec(html);
	const found = [...hidden, ...[chosen, selected].filter((match) => match !== null)];
	return Object.fromEntries(found.map(([, name, value]) => [name!, value!]));
}

export function nonceIn(html: string): string {
	return fieldsIn(html).nonce!;
}

/** What stands in the form's text field, as HTML. */
export function noteIn(html: string): string {
	return /<textarea[^>]*>\n([^]*?)<\/textarea>/.exec(html)![1]!;
}

/** A page without what differs each time that it is shown. */
export function stable(html: string): string {
	return html.replace(/(name="nonce" value=")[\w-]+/, '$1');
}
