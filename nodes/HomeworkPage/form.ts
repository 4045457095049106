import { readLater, type Later } from './drafts/later';
import { INPUT_BEGINS } from '../../temporal/contract/entries';
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
	/** Undefined where it is to be sent. */
	later?: Later;
	/** What the form was shown with, as it carries it along. */
	base: string;
	/** What was entered into the exercise's fields, by the names of their inputs. */
	entered: Entered;
}

/** One value of an input, or several of one that takes several. */
export type Entered = Record<string, string[]>;

/** Reads a posted form. Browsers send line breaks as CRLF, which would count twice and be stored so. */
export function readForm(body: unknown): PostedForm {
	const form = field(body, 'form');
	const later = readLater(field(body, 'later'));
	return {
		form: form === 'note' || form === 'seen' ? form : 'answer',
		nonce: field(body, 'nonce'),
		outcome: reportedOutcomeSchema.safeParse(field(body, 'outcome')).data,
		hindrance: hindranceSchema.safeParse(field(body, 'hindrance')).data,
		note: oneBreak(field(body, 'note')),
		...(later && { later }),
		base: field(body, 'base'),
		entered: enteredIn(body),
	};
}

function enteredIn(body: unknown): Entered {
	const entered: Entered = {};
	for (const [name, value] of Object.entries(typeof body === 'object' && body !== null ? body : {})) {
		if (!name.startsWith(INPUT_BEGINS)) continue;
		const texts = [value as unknown].flat().filter((each) => typeof each === 'string');
		if (texts.some((text) => text.trim() !== '')) entered[name] = texts.map(oneBreak);
	}
	return entered;
}

function oneBreak(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

/** A field of what was posted, empty where there is none. */
export function field(body: unknown, name: string): string {
	const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
	return typeof value === 'string' ? value : '';
}
