import {
	answeredPage,
	closedPage,
	exercisePage,
	notFoundPage,
	unavailablePage,
	unsavedPage,
	type FormState,
} from '../../nodes/HomeworkPage/render';
import type { Answer } from '../../nodes/HomeworkPage/look-up';
import { snoozeNotSaved } from '../../nodes/HomeworkPage/snooze/render';
import { againPage, askPage, stoppedPage } from '../../nodes/HomeworkPage/stop/render';
import { wordsIn } from '../../nodes/HomeworkPage/words/page-words';
import { hindranceSchema, reportedOutcomeSchema } from '../../temporal/contract/change-inputs';
import type { Attached } from '../../temporal/contract/attached';
import { readEntries } from '../../temporal/contract/entries';
import { MAX_ROWS, type Field } from '../../temporal/contract/exercise-fields';
import type { Language } from '../../temporal/contract/language';
import type { PageMemo } from '../../temporal/contract/page-memo';

/** What an exercise and a practice say, which no language changes. */
const THEIRS = 'Xyzzy';

const ends = { from: { value: 0, label: THEIRS }, to: { value: 4, label: THEIRS } };
const options = ['one', 'other'].map((value) => ({ value, label: THEIRS }));

const FIELDS: Field[] = [
	{ name: 'line', type: 'text', label: THEIRS, hint: THEIRS },
	{ name: 'story', type: 'long-text', label: THEIRS },
	{ name: 'least', type: 'number', label: THEIRS, min: 0.5, unit: THEIRS },
	{ name: 'most', type: 'number', label: THEIRS, max: 10 },
	{ name: 'both', type: 'number', label: THEIRS, min: 1, max: 10 },
	{ name: 'choice', type: 'choice', label: THEIRS, options },
	{ name: 'several', type: 'several', label: THEIRS, options },
	{ name: 'scale', type: 'scale', label: THEIRS, ...ends },
	{ name: 'day', type: 'date', label: THEIRS },
	{ name: 'hour', type: 'time', label: THEIRS },
	{ name: 'rows', type: 'table', label: THEIRS, rows: 1, columns: [{ name: 'cell', type: 'text', label: THEIRS }] },
];

const FILE = { size: 1, checksum: 'c'.repeat(64) };

/** An exercise with a picture that cannot be looked at, and something of each kind below. */
const WITH_FILES = {
	text: `![${THEIRS}](a.png)`,
	attached: [
		{ kind: 'sound', name: 'a.mp3', type: 'audio/mpeg', ...FILE, label: THEIRS, transcript: THEIRS },
		{ kind: 'document', name: 'a.pdf', type: 'application/pdf', ...FILE, label: THEIRS },
		{ kind: 'link', link: 'https://elsewhere.example', label: THEIRS, transcript: THEIRS },
	] satisfies Attached[],
};

/** Something in each field that cannot be taken, two reasons apart. */
const WRONG: Record<string, string[]> = {
	'field.line': ['x'.repeat(501)],
	'field.story': ['\u0301'.repeat(40_000)],
	'field.least': ['0.1'],
	'field.most': ['11'],
	'field.both': ['many'],
	'field.choice': ['third'],
	'field.day': ['2026-13-01'],
	'field.hour': ['25:00'],
	[`field.rows.${MAX_ROWS}.cell`]: ['1'],
};

const SAID: Answer = {
	submissionId: 's',
	outcome: 'done',
	count: 1,
	takesAnswers: true,
	noteIds: [],
	takesNotes: true,
	isClosed: false,
};

/** What is saved for later, some of it in another place and some that cannot be shown. */
const SAVED_DRAFT = { isSaved: true, unreadable: true, elsewhere: [{ label: THEIRS, text: THEIRS }] };

const DAY_MS = 24 * 60 * 60_000;

type Named = [name: string, html: string];

/** The page of an exercise in a language. */
export function memoIn(language: Language, more: Partial<PageMemo> = {}): PageMemo {
	return {
		...{ generation: 0, outcome: 'open', noteIds: [], zone: 'Europe/London' },
		exercise: { title: THEIRS, language, text: THEIRS, fields: FIELDS },
		practice: { name: THEIRS, crisisText: THEIRS, phone: '112' },
		words: THEIRS,
		dueAt: '2031-12-04T09:30:00Z',
		...more,
	};
}

/** Every page that a client can come to see in a language, by what it shows. */
export function everyPage(language: Language): Record<string, string> {
	const words = wordsIn(language);
	const memo = memoIn(language);
	const nonce = 'n';
	const form = { nonce };
	const note = THEIRS;
	const exercise = (more: Partial<PageMemo>, state: Partial<FormState> = {}, later = {}) =>
		exercisePage(memoIn(language, more), { nonce, ...state }, later);
	const answered = (more: Partial<Answer>, state = {}) => answeredPage(memo, { ...SAID, ...more }, { nonce, ...state });
	const over = { takesAnswers: false, takesNotes: false };
	const { problems } = readEntries(FIELDS, (input) => WRONG[input] ?? []);
	const posted = { nonce, note, base: '', entered: { 'field.line': [THEIRS] } };
	const stop = { nonce, token: 't', language, practice: THEIRS };
	const soon = { offered: true, to: new Date(Date.now() + DAY_MS).toISOString() };
	const alerts = Object.entries(words.alerts).map(([name, alert]): Named => [
		`the exercise with the alert ${name}`,
		exercise({}, { alert: typeof alert === 'string' ? alert : alert(6000, 5000) }),
	]);
	const outcomes = reportedOutcomeSchema.options.flatMap((outcome): Named[] => [
		[`answered by ${outcome}`, answered({ outcome, noteIds: ['a'] })],
		[`noted as ${outcome}`, answered({ outcome, reportedBy: 'staff', noteIds: ['a', 'b'] })],
	]);
	const hindrances = hindranceSchema.options.map((hindrance): Named => [
		`kept from it by ${hindrance}`,
		answered({ outcome: 'could-not', hindrance, written: true, noteIds: hindrance === 'other' ? ['a', 'b'] : [] }),
	]);
	const scopes = (['all', 'reminders'] as const).flatMap((stopped): Named[] => [
		[`the exercise, with ${stopped} stopped`, exercise({ stopped })],
		[`what to stop, with ${stopped} stopped`, askPage({ ...stop, stopped, alert: words.stop.choose })],
		[`stopped ${stopped}`, stoppedPage({ ...stop, stopped })],
	]);
	return {
		exercise: exercise({ snooze: { offered: true } }),
		'exercise with files': exercise({ exercise: { ...memo.exercise, ...WITH_FILES } }),
		'exercise that is late': exercise({ dueAt: '2025-12-05T00:00:00Z' }),
		'saved for later': exercise({}, { entered: WRONG, note, draft: SAVED_DRAFT }),
		'a change saved for later': answered({}, { form: 'answer', entered: WRONG, note, draft: SAVED_DRAFT }),
		'worksheet with what the clinician has filled in': exercise({ presets: { line: THEIRS } }),
		'worksheet with what cannot be taken': exercise({}, { entered: WRONG, problems }),
		...Object.fromEntries([...alerts, ...outcomes, ...hindrances, ...scopes]),
		'reminded later': exercise({ snooze: soon }, {}, { snoozeAlert: words.snooze.tooLate }),
		'reminded tomorrow': exercise({}, {}, { snoozing: 1, snoozeAlert: words.snooze.notOffered }),
		'reminded in three days': exercise({}, {}, { snoozing: 3, snoozeAlert: words.snooze.pressAgain }),
		'written with an answer and noted': answered({ written: true, noteIds: ['a'] }),
		'an answer that cannot be changed': answered(over, { form: 'answer', alert: words.alerts.answeredBefore, note }),
		'a note from somebody': answered({}, { fromThem: { text: THEIRS, from: THEIRS, at: THEIRS } }),
		'a note from the practice': answered({}, { fromThem: { text: THEIRS, from: '', at: THEIRS } }),
		'a note that cannot be shown': answered({}, { fromThem: { text: '', from: '', at: '' } }),
		closed: closedPage(memo, nonce, { alert: words.snooze.closed, note }),
		'no answer could be saved': unsavedPage({ ...posted, form: 'answer' }, language),
		'no note could be saved': unsavedPage({ ...posted, form: 'note' }, language),
		'no wish for a reminder could be saved': (snoozeNotSaved({ ...form, days: 1 }, language) as { html: string }).html,
		'nothing here': notFoundPage('', 'lost', language),
		'nothing here any more': notFoundPage(note, 'lost', language),
		'nothing here any more, and it is kept': notFoundPage(note, 'kept', language),
		'not now': unavailablePage(language),
		'what to stop': askPage({ ...stop, alert: words.stop.tryAgain }),
		'messages again': againPage({ ...stop, alert: words.stop.pressAgain }),
		'messages again, done': stoppedPage(stop),
	};
}

/** What of a page is read, piece by piece. */
export function textsOf(html: string): string[] {
	return html
		.replace(/<style>[^]*?<\/style>/, '')
		.split(/<[^>]*>/)
		.map((text) => text.trim())
		.filter((text) => text !== '');
}

/** What an exercise, a practice, a number or a unit says, and no word of ours. */
export function isTheirs(text: string): boolean {
	return !/\p{L}/u.test(text.replaceAll(THEIRS, '').replace(/\bx+\b/, ''));
}
