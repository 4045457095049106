import type { Ending, SkipReason } from './sending';

/** Why a command was held back for good, in words for the practice. Free of imports, so that workflow code may use it. */
export const SKIP_WORDS: Record<SkipReason, string> = {
	answered: 'It was answered before.',
	withdrawn: 'It was withdrawn before.',
	undelivered: 'The homework had not been delivered.',
	delivered: 'The homework had been delivered after all.',
	paused: 'Its reminders were paused.',
	'no-consent': 'The client has not agreed to messages at this address.',
	'opted-out':
		'Somebody who reads this address wants no messages there any more. Ask the client for another address, and assign anew.',
	expired: 'It came too late to be of use.',
	past: 'Its time had passed when it was planned.',
	'no-session': 'There is no session any more that it would come before.',
	'quiet-hours': 'It was of no use any more after the quiet hours.',
	closed: 'It was of no use any more after the days without messages.',
	gap: 'It came too soon after another message to this client, and was of no use later.',
	cap: 'The client had had as many reminders as the policy allows.',
	merged: 'Another message to this client said it, too.',
	'no-route': 'No published flow takes it.',
	'nothing-new': 'There was nothing new to say.',
	'by-flow': 'The flow chose not to send it.',
};

/** Why homework stays undelivered, or undefined where it arrived, may have, or is over anyway. */
export function undeliveredBecause(ending: Ending): string | undefined {
	switch (ending.kind) {
		case 'sent':
		case 'unknown':
			return undefined;
		case 'refused':
			return `The provider refused it: ${ending.reason}`;
		case 'given-up':
			return `Every try failed until it was due; the last one said: ${ending.reason}`;
		case 'skipped':
			if (ending.reason === 'answered' || ending.reason === 'withdrawn' || ending.reason === 'delivered')
				return undefined;
			if (ending.reason === 'by-flow') return `The flow chose not to send it: ${ending.detail ?? 'it gave no reason'}`;
			return SKIP_WORDS[ending.reason];
	}
}

/** Why a reminder did not go out, or undefined where it did, may have, or another message said it. */
export function skippedBecause(ending: Ending): string | undefined {
	switch (ending.kind) {
		case 'sent':
		case 'unknown':
			return undefined;
		case 'refused':
			return `The provider refused it: ${ending.reason}`;
		case 'given-up':
			return `Every try failed until it was of no use; the last one said: ${ending.reason}`;
		case 'skipped':
			return ending.reason === 'merged' ? undefined : (ending.detail ?? SKIP_WORDS[ending.reason]);
	}
}
