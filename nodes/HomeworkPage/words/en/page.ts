import { zoneInWords } from '../../../../temporal/contract/clock-format';
import { ALERTS } from './alerts';
import { ANSWERING } from './answering';
import { DRAFTS } from './drafts';
import { MESSAGES } from './messages';

/**
 * The words of the client's page in English; every other language has the same. They are text, which the templates escape. What
 * holds a value is a function, called before a page is rendered.
 */
export const EN = {
	language: 'en',
	/** In tabs and in the browser's history: neutral, as all that strangers come to see. */
	title: 'Your page',

	/** What `date-in-words` leaves open. */
	moments: {
		endOf: (day: string) => `the end of ${day}`,
		zone: zoneInWords,
	},

	exercise: {
		/** When it is due follows. */
		doBy: 'Please do this by',
		/** When it was due follows. */
		wasFor: 'This was meant for',
		stillWelcome: 'You can still answer.',
		forYou: 'A few words for you',
		whatItAsks: 'What it asks',
	},

	attached: {
		/** What it shows follows, where it cannot be looked at. */
		picture: 'A picture stands here:',
		transcript: 'What is said, to read',
		document: '(a PDF file)',
		elsewhere: '(on another site)',
	},

	closed: {
		heading: 'This is closed by now',
		nothingLeft: 'Nothing is left to do here, and nothing can be sent from here any more. That is all right.',
	},

	footer: {
		notMonitored: 'This page is not monitored.',
		/** A phone number follows. */
		callPractice: 'You can also call your practice:',
	},

	/** For every link that opens nothing, and while nothing can be looked up. */
	strangers: {
		nothingHere: 'There is nothing here',
		openAgain:
			'The link may be incomplete or no longer in use. Please open it again from the message you got, or ask whoever sent it.',
		kept: 'This page is closed by now. What you wrote is kept for your practice, but nobody is told of it. You can also copy it from here.',
		lost: 'Nothing was saved. You can copy what you wrote from here.',
		notNow: 'This page cannot be shown just now',
		nothingIsLost: 'Nothing is lost. Please try again in a few minutes.',
		notSavedYet: 'Not saved yet',
	},

	...ANSWERING,
	...MESSAGES,
	drafts: DRAFTS,
	alerts: ALERTS,
};
