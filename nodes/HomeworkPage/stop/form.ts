import { languageSchema, type Language } from '../../../temporal/contract/language';
import { stopScopeSchema, type StopScope } from '../../../temporal/contract/stops';
import { readAside } from '../aside/form';

/** What somebody who wants fewer messages, or messages again, posts. */
export interface PostedStop {
	/** `ask` asks what is to stop, `stop` stops it, `back` takes that back; `one-click` is what a mail program posts by itself. */
	step: 'ask' | 'stop' | 'back' | 'one-click';
	nonce: string;
	/** Undefined where nothing was chosen. */
	scope?: StopScope;
	/** In which it was shown. */
	language?: Language;
}

const STEPS: Record<string, PostedStop['step']> = { stop: 'ask', 'stop-now': 'stop', 'stop-back': 'back' };

/** Reads what was posted; undefined where it is another form of the page. */
export function readStop(body: unknown): PostedStop | undefined {
	const fields = fieldsOf(body);
	// As RFC 8058 has it, in either form; n8n puts the fields of a multipart one below `data`.
	const isOneClick = [fields, fieldsOf(fields['data'])].some((form) => isOneClickIn(form));
	const step = isOneClick ? 'one-click' : STEPS[readAside(body) ?? String(fields['form'])];
	if (step === undefined) return undefined;
	const nonce = typeof fields['nonce'] === 'string' ? fields['nonce'] : '';
	return {
		...{ step, nonce },
		scope: stopScopeSchema.safeParse(fields['scope']).data,
		language: languageSchema.safeParse(fields['language']).data,
	};
}

function isOneClickIn(form: Record<string, unknown>): boolean {
	return [form['List-Unsubscribe']].flat()[0] === 'One-Click';
}

function fieldsOf(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
