/** What a browser gets for a link; one that says what languages it takes, where it is told to. */
export async function open(url: string, method: 'GET' | 'HEAD' = 'GET', languages?: string) {
	const response = await fetch(url, { method, headers: accepting(languages) });
	return { status: response.status, headers: response.headers, html: await response.text() };
}

/** Posts the fields of a form as a browser does, and goes where that leads. */
export async function post(url: string, fields: Record<string, string>, languages?: string) {
	const headers = accepting(languages);
	const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });
	return { status: response.status, headers: response.headers, html: await response.text() };
}

/** The same, and stays: what the answer to the POST itself is. */
export async function postOnly(url: string, fields: Record<string, string>) {
	const body = new URLSearchParams(fields);
	const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
	return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

function accepting(languages: string | undefined): Record<string, string> {
	return languages === undefined ? {} : { 'accept-language': languages };
}

/** What a form on a page is for. */
type FormName = 'answer' | 'note' | 'seen' | 'ask-code' | 'enter-code' | 'read' | 'review';

/** The fields of a form on a page, as a browser would post them untouched: of what is asked for, of the one that comes back, or the last. */
export function fieldsIn(html: string, which?: FormName): Record<string, string> {
	const form = formIn(html, which);
	const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([\w.,= -]*)">/g)];
	const chosen = form.matchAll(/<input type="radio" name="(\w+)" value="([\w-]+)"[^>]* checked>/g);
	const found = [...hidden, ...chosen];
	return Object.fromEntries(found.map(([, name, value]) => [name!, value!]));
}

/** What stands in the lines of a worksheet, as a browser would post it untouched. */
export function linesIn(html: string): Record<string, string> {
	const lines = formIn(html, 'answer').matchAll(/<input class="line"[^>]* name="([\w.]+)" type="\w+" value="([^"]+)"/g);
	return Object.fromEntries([...lines].map(([, name, value]) => [name!, unescaped(value!)]));
}

function unescaped(html: string): string {
	const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'", '&amp;': '&' };
	return html.replace(/&(lt|gt|#34|#39|amp);/g, (escape) => signs[escape]!);
}

function formIn(html: string, which?: FormName): string {
	// How to stop messages, at the foot of a page, fills in nothing, nor does what leads back.
	const forms = (html.match(/<form[^]*?<\/form>/g) ?? []).filter((form) => !/value="stop"|method="get"/.test(form));
	const asked = which && forms.find((form) => form.includes(`name="form" value="${which}"`));
	return asked ?? forms.find((form) => form.includes('role="alert"')) ?? forms.at(-1) ?? '';
}

export function nonceIn(html: string): string {
	return fieldsIn(html).nonce!;
}

/** What stands in the form's text field, or can be copied where there is no form, as HTML. */
export function noteIn(html: string, which?: FormName): string {
	return /<textarea[^>]*>\n([^]*?)<\/textarea>/.exec(formIn(html, which) || html)![1]!;
}

/** A page without what differs each time that it is shown. */
export function stable(html: string): string {
	return html.replace(/(name="nonce" value=")[\w-]+/g, '$1');
}

/** A page without the form at its foot that stops messages, which stays when nothing else can be sent. */
export function withoutStop(html: string): string {
	return html.replace(/<form class="stop"[^]*?<\/form>/, '');
}
