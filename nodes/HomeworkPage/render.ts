import { createHash } from 'node:crypto';
import { MAX_NOTE } from '../../temporal/contract/characters';
import { hindranceSchema, reportedOutcomeSchema } from '../../temporal/contract/change-inputs';
import { entriesInWords } from '../../temporal/contract/entries-in-words';
import type { Field } from '../../temporal/contract/exercise-fields';
import type { Language } from '../../temporal/contract/language';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { attachedVariables, type ShownPage } from './attached/variables';
import type { ShownDraft } from './drafts/show';
import { parsed, renderPage } from './engine';
import { dueInWords } from './instants-in-words';
import type { PostedForm } from './form';
import type { Answer } from './look-up';
import type { ShownNote } from './note-to-client/read';
import { snoozeVariables, type Later } from './snooze/choices';
import { STYLE } from './style';
import { ANSWERED_PAGE, CLOSED_PAGE, EXERCISE_PAGE, NOT_FOUND_PAGE, UNAVAILABLE_PAGE, UNSAVED_PAGE } from './templates';
import { wordsIn } from './words/page-words';
import { standingIn, worksheet, type WorksheetState } from './worksheet/inputs';

/** What a form holds when it is shown: fresh, or again with what was entered. */
export interface FormState extends Partial<Pick<PostedForm, 'outcome' | 'hindrance' | 'note'>>, WorksheetState {
	nonce: string;
	/** Said above the form: why it is shown again. */
	alert?: string;
	/** What the form was shown with, as it carries it along. */
	base?: string;
	/** What is saved for later of it. */
	draft?: ShownDraft;
	/** The field that is the reason. */
	wrong?: 'outcome' | 'note';
}

/** The same for the page of an answered assignment, which has two forms: `form` is the one that comes back. */
export interface AnsweredState extends FormState {
	form?: PostedForm['form'];
	/** What a clinician has written to the client. */
	fromThem?: ShownNote;
}

const templates = parsed({
	exercise: EXERCISE_PAGE,
	answered: ANSWERED_PAGE,
	closed: CLOSED_PAGE,
	unsaved: UNSAVED_PAGE,
	notFound: NOT_FOUND_PAGE,
	unavailable: UNAVAILABLE_PAGE,
});

/** For the page's Content-Security-Policy: this one style block, and no other, may be applied. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** The exercise and the form, with the due instant in words in the client's zone. */
export function exercisePage(page: ShownPage, form: FormState, later: Later = {}): string {
	const { practice, exercise, words: forYou, dueAt, zone, stopped = '' } = page;
	const { language } = exercise;
	const now = Date.now();
	const moments = { dueAt, due: dueInWords(dueAt, zone, now, language), late: Date.parse(dueAt) <= now };
	const variables = {
		...{ practice, exercise, forYou, stopped, ...moments },
		takesAnswers: true,
		...snoozeVariables(page, later, now),
		...formVariables(form, language),
		...attachedVariables(page, wordsIn(language)),
		worksheet: worksheet(exercise.fields, { entered: standingIn(page), ...form }, wordsIn(language)),
		filledInForYou: page.presets !== undefined,
	};
	return renderPage(templates.exercise, language, variables);
}

/**
 * The calm end: the answer is in. It can be changed, a note may follow, and the exercise can still be read; what was written and can
 * no longer be saved may be copied.
 */
export function answeredPage(page: ShownPage, answer: Answer, { form, fromThem, ...state }: AnsweredState): string {
	const { practice, exercise, words: forYou, stopped } = page;
	const { language } = exercise;
	const words = wordsIn(language);
	const { outcome, reportedBy, hindrance, written = false, takesAnswers, takesNotes, noteIds, isClosed } = answer;
	const byStaff = reportedBy === 'staff';
	const warm = !byStaff && outcome === 'could-not' ? words.answered.warm[hindrance ?? 'not-said'] : '';
	const isTaken = (form === 'answer' && takesAnswers) || (form === 'note' && takesNotes);
	const standing = form === 'answer' && state.outcome !== undefined ? {} : { outcome, hindrance };
	const variables = {
		...{ practice, exercise, forYou, takesAnswers, takesNotes, byStaff, warm, fromThem },
		...{ stopped: (!isClosed && stopped) || '', snoozes: [] },
		said: (byStaff ? words.answered.outcomes : words.answer.outcomes)[outcome],
		savedToo: written || noteIds.length > 0 ? words.answered.savedToo(noteIds.length, written) : '',
		form: isTaken ? form : '',
		changing: form === 'answer' && takesAnswers,
		...attachedVariables(page, words),
		asked: exercise.fields.map((field) => ({ ...field, preset: presetOf(field, page) })),
		changedWorksheet: worksheet(
			exercise.fields,
			{ entered: standingIn(page), ...(form === 'answer' && state) },
			words,
			'changed-',
		),
		...formVariables({ ...state, ...standing }, language),
	};
	return renderPage(templates.answered, language, variables);
}

/** What the clinician has filled into a field, a line each. */
function presetOf(field: Field, { presets = {} }: PageMemo): string[] {
	return entriesInWords([field], presets).flatMap((entry) =>
		'text' in entry ? entry.text : entry.rows.map((row) => row.filter(Boolean).join(', ')),
	);
}

/**
 * The calm end of homework that closed without an answer, with what became of what was sent there, if anything was. What is stopped
 * it cannot know: nothing tells it any more.
 */
export function closedPage({ practice, exercise }: PageMemo, nonce: string, { alert = '', note = '' } = {}): string {
	const variables = { practice, nonce, stopped: '', snoozes: [], alert, note: note.trim() && note };
	return renderPage(templates.closed, exercise.language, variables);
}

/** The form alone, with what was entered, for when nothing can be looked up. */
export function unsavedPage(posted: PostedForm, language: Language): string {
	const carried = Object.entries(posted.entered).flatMap(([name, values]) => values.map((value) => ({ name, value })));
	const state = { ...posted, alert: wordsIn(language).alerts.tryAgain };
	return renderPage(templates.unsaved, language, { ...formVariables(state, language), form: posted.form, carried });
}

/** One page for every link that opens nothing, with what somebody wrote while it still did, and whether that is kept. */
export function notFoundPage(note: string, fate: 'kept' | 'lost', language: Language): string {
	return renderPage(templates.notFound, language, { note: note.trim() && note, isKept: fate === 'kept' });
}

/** Asks to try again in a few minutes, without details. */
export function unavailablePage(language: Language): string {
	return renderPage(templates.unavailable, language, {});
}

function formVariables({ nonce, outcome, hindrance, note, base, draft, alert, wrong }: FormState, language: Language) {
	const { answer } = wordsIn(language);
	return {
		outcomes: reportedOutcomeSchema.options.map((value) => ({ value, label: answer.outcomes[value] })),
		hindrances: hindranceSchema.options.map((value) => ({ value, label: answer.hindrances[value] })),
		readBy: answer.readBy(MAX_NOTE),
		...{ worksheet: [], carried: [] },
		nonce,
		outcome: outcome ?? '',
		hindrance: hindrance ?? '',
		note: note ?? '',
		base: base ?? '',
		draft,
		alert: alert ?? '',
		wrong: wrong ?? '',
	};
}
