import { createHash } from 'node:crypto';
import { Liquid, type Template } from 'liquidjs';
import { MAX_NOTE } from '../../temporal/contract/characters';
import { exerciseHtml } from '../../temporal/contract/exercise-text';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { dueInWords, instantInWords } from './instants-in-words';
import type { PostedForm } from './form';
import type { Answer } from './look-up';
import type { ShownNote } from './note-to-client/read';
import { phoneLink, withPhoneLinks } from './phone-links';
import { snoozeVariables, type Later } from './snooze/choices';
import { STYLE } from './style';
import {
	ANSWERED_PAGE,
	CLOSED_PAGE,
	EXERCISE_PAGE,
	LAYOUT,
	NOT_FOUND_PAGE,
	SEEN_PAGE,
	THANKS_PAGE,
	UNAVAILABLE_PAGE,
	UNSAVED_PAGE,
} from './templates';
import { worksheet, type WorksheetState } from './worksheet/inputs';
import { INPUT } from './worksheet/template';
import { ALERT, CHOICES, count, savedLine, NOTED, SAID, warmLine } from './words';

/** What a form holds when it is shown: fresh, or again with what was entered. */
export interface FormState extends Partial<Pick<PostedForm, 'outcome' | 'hindrance' | 'note'>>, WorksheetState {
	nonce: string;
	/** Said above the form: why it is shown again. */
	alert?: string;
	/** The field that is the reason. */
	wrong?: 'outcome' | 'note';
}

/** The same for the page of an answered assignment, which has two forms: `form` is the one that comes back. */
export interface AnsweredState extends FormState {
	form?: PostedForm['form'];
	/** What a clinician has written to the client. */
	fromThem?: ShownNote;
}

/** Renders every page. */
export const engine = new Liquid({
	outputEscape: 'escape',
	strictVariables: true,
	// Whether something is there may be asked: not every practice has a phone.
	lenientIf: true,
	strictFilters: true,
	// An empty text counts as absent.
	jsTruthy: true,
	templates: { layout: LAYOUT, input: INPUT },
});

engine.registerFilter('phones', withPhoneLinks);
engine.registerFilter('phone', phoneLink);
engine.registerFilter('exerciseHtml', exerciseHtml);

const templates = {
	exercise: engine.parse(EXERCISE_PAGE),
	answered: engine.parse(ANSWERED_PAGE),
	closed: engine.parse(CLOSED_PAGE),
	seen: engine.parse(SEEN_PAGE),
	thanks: engine.parse(THANKS_PAGE),
	unsaved: engine.parse(UNSAVED_PAGE),
	notFound: engine.parse(NOT_FOUND_PAGE),
	unavailable: engine.parse(UNAVAILABLE_PAGE),
} satisfies Record<string, Template[]>;

/** For the page's Content-Security-Policy: this one style block, and no other, may be applied. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** The exercise and the form, with the due instant in words in the client's zone. */
export function exercisePage(page: PageMemo, form: FormState, later: Later = {}): string {
	const now = Date.now();
	const late = Date.parse(page.dueAt) <= now;
	const due = dueInWords(page.dueAt, page.zone, now);
	const snooze = snoozeVariables(page, later, now);
	const shown = worksheet(page.exercise.fields, form);
	const variables = { ...formVariables(form), ...snooze, due, late, stopped: page.stopped ?? '', worksheet: shown };
	return render('exercise', { ...page, ...variables });
}

/**
 * The calm end: the answer is in. It can be changed, a note may follow, and the exercise can still be read; what was written and can
 * no longer be saved may be copied.
 */
export function answeredPage(
	{ practice, exercise, words, stopped }: PageMemo,
	answer: Answer,
	{ form, fromThem, ...state }: AnsweredState,
): string {
	const { outcome, reportedBy, hindrance, written, takesAnswers, takesNotes, noteIds, isClosed } = answer;
	const byStaff = reportedBy === 'staff';
	const isTaken = (form === 'answer' && takesAnswers) || (form === 'note' && takesNotes);
	const standing = form === 'answer' ? {} : { outcome, hindrance };
	return render('answered', {
		...{
			practice,
			exercise,
			words,
			takesAnswers,
			takesNotes,
			byStaff,
			stopped: (!isClosed && stopped) || '',
			snoozes: [],
		},
		said: byStaff ? NOTED[outcome] : SAID[outcome],
		warm: byStaff ? '' : warmLine(outcome, hindrance),
		notes: savedLine(noteIds.length, written),
		form: isTaken ? form : '',
		changedWorksheet: worksheet(exercise.fields, form === 'answer' ? state : {}, 'changed-'),
		fromThem,
		...formVariables({ ...state, ...standing }),
	});
}

/**
 * The calm end of homework that closed without an answer, with what became of what was sent there, if anything was. What is stopped
 * it cannot know: nothing tells it any more.
 */
export function closedPage({ practice }: PageMemo, nonce: string, { alert = '', note = '' } = {}): string {
	return render('closed', { practice, nonce, stopped: '', snoozes: [], alert, note: note.trim() && note });
}

/** One button by which a clinician says that a brief was read. */
export function seenPage(form: FormState): string {
	return render('seen', formVariables(form));
}

/** The calm end for a clinician, who may have said the same before. */
export function thanksPage(nonce: string, before?: { at: string; zone: string }): string {
	return render('thanks', { nonce, before: before ? instantInWords(before.at, before.zone, Date.now()) : '' });
}

/** The form alone, with what was entered, for when nothing can be looked up. */
export function unsavedPage(posted: PostedForm): string {
	const carried = Object.entries(posted.entered).flatMap(([name, values]) => values.map((value) => ({ name, value })));
	return render('unsaved', { ...formVariables({ ...posted, alert: ALERT.tryAgain }), form: posted.form, carried });
}

/** One page for every link that opens nothing, with what somebody wrote while it still did, and whether that is kept. */
export function notFoundPage(note: string, fate: 'kept' | 'lost'): string {
	return render('notFound', { note: note.trim() && note, isKept: fate === 'kept' });
}

/** Asks to try again in a few minutes, without details. */
export function unavailablePage(): string {
	return render('unavailable', {});
}

function render(name: keyof typeof templates, variables: object): string {
	return engine.renderSync(templates[name], { ...variables, style: STYLE }) as string;
}

function formVariables({ nonce, outcome, hindrance, note, alert, wrong }: FormState) {
	return {
		...CHOICES,
		...{ worksheet: [], carried: [] },
		maxNote: count(MAX_NOTE),
		nonce,
		outcome: outcome ?? '',
		hindrance: hindrance ?? '',
		note: note ?? '',
		alert: alert ?? '',
		wrong: wrong ?? '',
	};
}
