import { charactersIn, MAX_NOTE } from '../../temporal/contract/characters';
import {
	hindranceSchema,
	reportedOutcomeSchema,
	type Hindrance,
	type ReportedOutcome,
} from '../../temporal/contract/change-inputs';

/** How a client says how it went. */
const OUTCOMES = {
	done: 'I did it',
	partly: 'I did part of it',
	'could-not': 'I could not do it this time',
} satisfies Record<(typeof reportedOutcomeSchema.options)[number], string>;

/** How a client says what got in the way: as things that happen, not as failings. */
const HINDRANCES = {
	'no-time': 'There was no time',
	forgot: 'It slipped my mind',
	unclear: 'It was not clear what to do',
	'too-difficult': 'It was too much',
	'not-right-now': 'It was not the right moment',
	other: 'Something else',
} satisfies Record<(typeof hindranceSchema.options)[number], string>;

/** How a page says what a client answered, after "You said:". */
export const SAID: Record<ReportedOutcome, string> = OUTCOMES;

/** What staff have noted, after "Your practice noted". */
export const NOTED: Record<ReportedOutcome, string> = {
	done: 'that you did it',
	partly: 'that you did part of it',
	'could-not': 'that you could not do it this time',
};

const THANKS = 'Thank you for saying so';

/** One warm line for whoever could not do it, by what got in the way. */
const WARM: Record<Hindrance | 'not-said', string> = {
	'no-time': `Some days leave no room for anything more. ${THANKS}.`,
	forgot: `Things slip from everybody's mind. ${THANKS}.`,
	unclear: `Then it was not explained well enough, and you can ask next time. ${THANKS}.`,
	'too-difficult': `It may have been too much at once, and that is good to know. ${THANKS}.`,
	'not-right-now': `Then it was not the moment for it, and that is all right. ${THANKS}.`,
	other: `Something gets in the way at times. ${THANKS}.`,
	'not-said': `That happens, and it takes nothing away from you. ${THANKS}.`,
};

/** What is said to whoever could not do it, and nothing to others. */
export function warmLine(outcome: ReportedOutcome, hindrance: Hindrance | undefined): string {
	return outcome === 'could-not' ? WARM[hindrance ?? 'not-said'] : '';
}

/** That what a client wrote with an answer is saved, and notes are, where there are any. */
export function savedLine(notes: number, written = false): string {
	const words = [
		...(written ? ['what you wrote'] : []),
		...(notes === 0 ? [] : [notes === 1 ? 'a note' : `${count(notes)} notes`]),
	];
	if (words.length === 0) return '';
	const line = `${words.join(' and ')} ${words.length > 1 || notes > 1 ? 'are' : 'is'} saved with it.`;
	return line.charAt(0).toUpperCase() + line.slice(1);
}

/** The choices of the form, in their order. */
export const CHOICES = {
	outcomes: reportedOutcomeSchema.options.map((value) => ({ value, label: OUTCOMES[value] })),
	hindrances: hindranceSchema.options.map((value) => ({ value, label: HINDRANCES[value] })),
};

/** What stands above a form that is shown again: why, and what to do. */
export const ALERT = {
	preview: 'This is a preview: nothing can be sent from here.',
	testAddress: 'This is the test address of this page. Try it out: nothing that you send here is kept.',
	notKept:
		'This is the test address of this page: what you sent was understood, and nothing of it was kept. Links in messages lead elsewhere.',
	tryAgain:
		'This could not be saved just now. What you entered is still here: please press the button again in a minute.',
	pressAgain: 'Please press the button once more. Nothing was saved yet, and what you entered is still here.',
	lookAtMarked: 'Please look at what is marked below. Nothing was saved yet, and what you entered is still here.',
	tooMuch: 'This is more than can be kept. Please shorten something: nothing was saved yet.',
	chooseOutcome: 'Please choose how it went. Nothing was saved yet, and what you entered is still here.',
	emptyNote: 'There is nothing in your note yet. Please write something, or just close this page.',
	answeredBefore:
		'Nothing can be changed here any more: the answer from before stands, and what you just sent was not saved.',
	answeredAndKept:
		'Nothing can be changed here any more: the answer from before stands. What you just sent is kept for your practice, but nobody is told of it.',
	noMoreNotes: 'Nothing more can be added here. What you wrote was not saved, but you can still copy it from below.',
	keptWhenClosed: 'What you sent is kept for your practice, but nobody is told of it.',
	notSaved: 'What you sent was not saved.',
	notSavedButHere: 'What you sent was not saved, but you can copy what you wrote from here.',
	keptTooLate:
		'Nothing more can be added here. What you wrote is kept for your practice, but nobody is told of it. You can also copy it from below.',
	tooLong: (text: string) => tooLong(text, MAX_NOTE),
};

/** Why a text cannot be saved, where that is for its length, and what to do. */
export function tooLong(text: string, most: number): string {
	// Of what is far too long, about.
	const characters = text.length > 100_000 ? text.length : charactersIn(text);
	const why =
		characters > most
			? `has ${count(characters)} characters, and up to ${count(most)} fit`
			: 'has signs that take more room than there is';
	return `Your text ${why}. Please shorten it: nothing was saved yet.`;
}

/** A number as it is read. */
export function count(number: number): string {
	return number.toLocaleString('en');
}
