import type { IDataObject } from 'n8n-workflow';
import type { ReminderChangeResult } from '../../../temporal/contract/assignment';
import { steer } from '../steer';
import { sendNowParameters } from './parameters';

/** Has the client of every item reminded as soon as hours and limits allow. */
export const sendNow = steer({
	steering: 'remindNow',
	parameters: sendNowParameters,
	refused: 'Nobody was reminded',
	wouldDo: "The client would be reminded as soon as the client's hours, the gap and the limits allow",
	done,
});

function done({ reminders, repeated }: ReminderChangeResult): IDataObject {
	if (repeated) {
		return {
			status: 'already planned',
			note:
				'It was asked for before that this homework is sent again, and that still waits or is under way. It is sent ' +
				"once, as soon as the client's hours allow.",
		};
	}
	if (reminders === 'paused') {
		return {
			status: 'held back',
			note: 'Reminders of this assignment are paused. Resume Reminders, then send again.',
		};
	}
	return {
		status: 'planned',
		note:
			"It goes out as soon as the client's hours, the gap and the limits allow. Homework that did not arrive, or of " +
			'which nobody knows whether it did, is sent again instead; Show Reminders tells what became of a reminder.',
	};
}
