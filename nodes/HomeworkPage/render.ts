import { createHash } from 'node:crypto';
import { Liquid, type Template } from 'liquidjs';
import { DateTime } from 'luxon';
import type { PageMemo } from '../../temporal/contract/assignment';
import { MAX_NOTE } from './form';
import {
	ANSWERED_PAGE,
	EXERCISE_PAGE,
	LAYOUT,
	NOT_FOUND_PAGE,
	STYLE,
	UNAVAILABLE_PAGE,
	UNSAVED_PAGE,
} from './templates';

/** What the form holds when it is shown: fresh, or again with what the client wrote. */
export interface FormState {
	nonce: string;
	note?: string;
	/** Said above the form: why it is shown again. */
	alert?: string;
	/** Whether the note is the reason. */
	noteRejected?: boolean;
}

const engine = new Liquid({
	outputEscape: 'escape',
	strictVariables: true,
	strictFilters: true,
	// An empty text counts as absent.
	jsTruthy: true,
	templates: { layout: LAYOUT },
});

const templates = {
	exercise: engine.parse(EXERCISE_PAGE),
	answered: engine.parse(ANSWERED_PAGE),
	unsaved: engine.parse(UNSAVED_PAGE),
	notFound: engine.parse(NOT_FOUND_PAGE),
	unavailable: engine.parse(UNAVAILABLE_PAGE),
} satisfies Record<string, Template[]>;

/** For the page's Content-Security-Policy: this one style block, and no other, may be applied. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** The exercise and the form, with the due instant in words in the client's zone. */
export function exercisePage(page: PageMemo, form: FormState): string {
	const late = Date.parse(page.dueAt) <= Date.now();
	return render('exercise', { ...page, ...formVariables(form), due: inWords(page.dueAt, page.zone), late });
}

/** The calm end: the answer is in. */
export function answeredPage({ practice }: PageMemo): string {
	return render('answered', { practice });
}

/** The form alone, with what the client wrote, for when the exercise cannot be looked up. */
export function unsavedPage(form: FormState): string {
	return render('unsaved', formVariables(form));
}

/** One page for every link that opens nothing. */
export function notFoundPage(): string {
	return render('notFound', {});
}

/** Asks to try again in a minute, without details. */
export function unavailablePage(): string {
	return render('unavailable', {});
}

function render(name: keyof typeof templates, variables: object): string {
	return engine.renderSync(templates[name], { ...variables, style: STYLE }) as string;
}

function formVariables({ nonce, note = '', alert = '', noteRejected = false }: FormState) {
	return { nonce, note, alert, noteRejected, maxNote: MAX_NOTE.toLocaleString('en') };
}

function inWords(instant: string, zone: string): string {
	return DateTime.fromISO(instant, { zone }).setLocale('en').toFormat("cccc d LLLL 'at' HH:mm");
}
