import type { SkipReason } from './receipt';

/** Why a command was held back for good, in words for the practice. Free of imports, so that workflow code may use it. */
export const SKIP_WORDS: Record<SkipReason, string> = {
	answered: 'It was answered before.',
	withdrawn: 'It was withdrawn before.',
	undelivered: 'The homework had not been delivered.',
	paused: 'Its reminders were paused.',
	'no-consent': 'The client has not agreed to messages at this address.',
	expired: 'It came too late to be of use.',
	'quiet-hours': 'It was of no use any more after the quiet hours.',
	gap: 'It came too soon after another message to this client, and was of no use later.',
	cap: 'The client had had as many reminders as the policy allows.',
	merged: 'Another message to this client said it, too.',
	'no-route': 'No published flow takes it.',
	'nothing-new': 'There was nothing new to say.',
	'by-flow': 'The flow chose not to send it.',
};
