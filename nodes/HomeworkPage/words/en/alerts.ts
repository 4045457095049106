import { numberInEnglish } from '../numbers';

/** What stands above a form that is shown again: why, and what to do. */
export const ALERTS = {
	preview: 'This is a preview: nothing can be sent from here.',
	testAddress: 'This is the test address of this page. Try it out: nothing that you send here is kept.',
	notKept:
		'This is the test address of this page: what you sent was understood, and nothing of it was kept. Links in messages lead elsewhere.',
	tryAgain:
		'This could not be saved just now. What you entered is still here: please press the button again in a minute.',
	pressAgain: 'Please press the button once more. Nothing was saved yet, and what you entered is still here.',
	lookAtMarked: 'Please look at what is marked below. Nothing was saved yet, and what you entered is still here.',
	tooMuch: 'This is more than can be kept. Please shorten something: nothing was saved yet.',
	tooLong: (characters: number, most: number) =>
		`Your text has ${numberInEnglish(characters)} characters, and up to ${numberInEnglish(most)} fit. Please shorten it: nothing was saved yet.`,
	tooManySigns: 'Your text has signs that take more room than there is. Please shorten it: nothing was saved yet.',
	chooseOutcome: 'Please choose how it went. Nothing was saved yet, and what you entered is still here.',
	savedMeanwhile:
		'Something was saved on another device meanwhile. You can see it here now. Please look, then press the button again.',
	tooOften: 'Nothing more can be saved for later just now. What you entered is still here, and you can send it.',
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
};
