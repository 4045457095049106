import {
	hindranceSchema,
	reportedOutcomeSchema,
	type Hindrance,
	type ReportedOutcome,
} from '../../temporal/contract/change-inputs';

/** What a form posts. */
export interface PostedForm {
	/** `answer` says how it went, `note` adds to an answer, `seen` says that a brief was read. */
	form: 'answer' | 'note' | 'seen';
	nonce: string;
	/** Undefined where nothing was chosen. */
	outcome?: ReportedOutcome;
	/** Undefined where it was left open. */
	hindrance?: Hindrance;
	note: string;
}

/** Reads a posted form. Browsers send line breaks as CRLF, which would count twice and be stored so. */
export function readForm(body: unknown): PostedForm {
	const form = field(body, 'form');
	return {
		form: form === 'note' || form === 'seen' ? form : 'answer',
		nonce: field(body, 'nonce'),
		outcome: reportedOutcomeSchema.safeParse(field(body, 'outcome')).data,
		hindrance: hindranceSchema.safeParse(field(body, 'hindrance')).data,
		note: field(body, 'note').replaceAll('\r\n', '\n'),
	};
}

/** A field of what was posted, empty where there is none. */
export function field(body: unknown, name: string): string {
	const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
	return typeof value === 'string' ? value : '';
}
