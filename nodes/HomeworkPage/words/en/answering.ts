import type { Hindrance, ReportedOutcome } from '../../../../temporal/contract/change-inputs';
import { numberInEnglish } from '../numbers';

/** What the page says where an exercise is answered, and once it is. */
export const ANSWERING = {
	worksheet: {
		fillIn: 'Fill in what you like. All of it may stay empty, or be on paper.',
		filledInForYou: 'Some of it is filled in for you. You can change it.',
		noAnswer: 'No answer',
		filledIn: 'What you filled in',
		noNumber: 'Please write a number here, such as 4 or 2.5.',
		atLeast: (min: number) => `Please write a number of ${min} or more.`,
		atMost: (max: number) => `Please write a number of ${max} or less.`,
		between: (min: number, max: number) => `Please write a number from ${min} to ${max}.`,
		noneOfThese: 'Please choose one of these, or leave it empty.',
		noDate: 'Please write a day, such as 2026-12-01, or leave it empty.',
		noTime: 'Please write a time, such as 21:30, or leave it empty.',
		tooManyRows: (most: number) =>
			`Up to ${most} lines fit in here. Please leave out some, or put them into your reflection.`,
	},

	answer: {
		howDidItGo: 'How did it go?',
		/** How a client says how it went. */
		outcomes: {
			done: 'I did it',
			partly: 'I did part of it',
			'could-not': 'I could not do it this time',
		} satisfies Record<ReportedOutcome, string>,
		whatGotInTheWay: 'What got in the way, if you could not do it?',
		itHelpsToKnow: 'That happens. It helps to know.',
		/** How a client says what got in the way: as things that happen, not as failings. */
		hindrances: {
			'no-time': 'There was no time',
			forgot: 'It slipped my mind',
			unclear: 'It was not clear what to do',
			'too-difficult': 'It was too much',
			'not-right-now': 'It was not the right moment',
			other: 'Something else',
		} satisfies Record<Hindrance, string>,
		ratherNotSay: 'I would rather not say',
		reflection: 'A short reflection',
		optional: '(optional)',
		readBy: (most: number) => `Your practice will be able to read it. Up to ${numberInEnglish(most)} characters.`,
		onPaper: 'What you wrote down on paper can stay there.',
		send: 'Send',
		change: 'Change my answer',
		keptBefore: 'What you wrote before stays with your practice.',
		sendChange: 'Send the change',
	},

	answered: {
		thanks: 'Thank you, this is saved',
		saved: 'Your answer is saved',
		/** An outcome follows, as the client has said it. */
		youSaid: 'You said:',
		notedByPractice: 'Your practice noted how it went',
		/** An outcome follows, as staff have noted it. */
		practiceNoted: 'Your practice noted',
		outcomes: {
			done: 'that you did it',
			partly: 'that you did part of it',
			'could-not': 'that you could not do it this time',
		} satisfies Record<ReportedOutcome, string>,
		sayOtherwise: 'If that is not right, you can say so here.',
		/** One warm line for whoever could not do it, by what got in the way. */
		warm: {
			'no-time': 'Some days leave no room for anything more. Thank you for saying so.',
			forgot: "Things slip from everybody's mind. Thank you for saying so.",
			unclear: 'Then it was not explained well enough, and you can ask next time. Thank you for saying so.',
			'too-difficult': 'It may have been too much at once, and that is good to know. Thank you for saying so.',
			'not-right-now': 'Then it was not the moment for it, and that is all right. Thank you for saying so.',
			other: 'Something gets in the way at times. Thank you for saying so.',
			'not-said': 'That happens, and it takes nothing away from you. Thank you for saying so.',
		} satisfies Record<Hindrance | 'not-said', string>,
		/** That what was written with an answer is saved, and notes are: one of both is there. */
		savedToo,
		nothingMore: 'There is nothing more to do here. You can close this page.',
		written: 'What you wrote',
	},

	note: {
		ifAnythingCameUp: 'If anything came up, you can add a quick note',
		add: 'Add note',
		/** A name follows. */
		forYouFrom: 'A note for you, from',
		forYouFromPractice: 'A note for you from your practice',
		forYou: 'A note for you',
		notNow: 'It cannot be shown just now. Please look again in a few minutes.',
	},
};

function savedToo(notes: number, written: boolean): string {
	const few = notes === 1 ? 'a note' : `${numberInEnglish(notes)} notes`;
	if (written) return notes === 0 ? 'What you wrote is saved with it.' : `What you wrote and ${few} are saved with it.`;
	return notes === 1 ? 'A note is saved with it.' : `${numberInEnglish(notes)} notes are saved with it.`;
}
