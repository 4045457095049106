import type { SnoozeDays } from '../../../../temporal/contract/snooze';
import type { StopScope } from '../../../../temporal/contract/stops';

/** What the page says of the messages that come: when, and that they stop. */
export const MESSAGES = {
	snooze: {
		labels: { 1: 'Remind me tomorrow', 3: 'Remind me in three days' } satisfies Record<SnoozeDays, string>,
		/** Of a wish that is not taken up yet. */
		noted: {
			1: 'Your wish is noted: a reminder tomorrow.',
			3: 'Your wish is noted: a reminder in three days.',
		} satisfies Record<SnoozeDays, string>,
		lookLater: 'Open this page again later to see when it comes.',
		planned: (moment: string) => `The next reminder is planned for ${moment}.`,
		closeThis: 'You can close this page.',
		tooLate: 'On that day no reminder can reach you before this is meant to be done. Nothing was changed.',
		notOffered: 'Reminders cannot be moved from here. Nothing was changed.',
		closed: 'Nobody is reminded of it any more.',
		pressAgain: 'Please press the button once more. Nothing was changed yet.',
		tryAgain: 'This could not be saved just now. Please press the button again in a minute.',
	},

	stop: {
		these: 'Stop these messages',
		change: 'Change which messages you get',
		/** At the foot of a page. */
		stopped: {
			all: 'Messages to you are stopped.',
			reminders: 'Reminders to you are stopped.',
		} satisfies Record<StopScope, string>,
		stillYours: 'You can still use this page.',
		forWhom:
			'This is for all messages from here to the address where this link arrived. If several people read mail there, it is for all of them. Your practice sees that messages are stopped, and you can change this again at any time.',
		now: {
			all: 'Messages are stopped now.',
			reminders: 'Reminders are stopped now.',
		} satisfies Record<StopScope, string>,
		/** What somebody is asked, which goes on record with the answer. */
		question: 'What would you like to stop?',
		choices: {
			all: 'All messages',
			reminders: 'Reminders only; anything new still comes',
		} satisfies Record<StopScope, string>,
		stop: 'Stop',
		save: 'Save',
		/** What whoever wants messages again presses, which goes on record. */
		back: 'Get messages again',
		toThePage: 'Back to your page',
		/** What was done. */
		done: {
			all: {
				heading: 'Messages are stopped',
				text: 'Nothing more is sent to you from here, except perhaps one last message that says so. What was on its way at this very moment may still arrive.',
			},
			reminders: {
				heading: 'Reminders are stopped',
				text: 'You get no more reminders. One message may come that says so. Anything new still comes to you. What was on its way at this very moment may still arrive.',
			},
			none: { heading: 'You get messages again', text: 'What is still to come is sent to you again.' },
		} satisfies Record<StopScope | 'none', object>,
		takeBack: 'If you did not mean this, you can take it back:',
		choose: 'Please choose what to stop. Nothing was changed yet.',
		pressAgain: 'Please press the button once more. Nothing was changed yet.',
		tryAgain: 'This could not be saved just now. Please press the button again in a minute.',
	},
};
