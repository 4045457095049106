import type { Ending, NotSent, SkipReason } from './sending';

/** Why a command was held back for good, in words for the practice. Free of imports, so that workflow code may use it. */
export const SKIP_WORDS: Record<SkipReason, string> = {
	answered: 'It was answered before.',
	withdrawn: 'It was withdrawn before.',
	undelivered: 'The homework had not been delivered.',
	delivered: 'The homework had been delivered after all.',
	paused: 'Its reminders were paused.',
	snoozed: 'The client asked to be reminded later.',
	'no-consent': 'The client has not agreed to messages at this address.',
	'opted-out':
		'Somebody who reads this address wants no messages there any more. Ask the client for another address, and assign anew.',
	'reminders-stopped': 'Somebody who reads this address wants no reminders there any more.',
	expired: 'It came too late to be of use.',
	past: 'Its time had passed when it was planned.',
	'no-session': 'There is no session any more that it would come before.',
	'quiet-hours': 'It was of no use any more after the quiet hours.',
	closed: 'It was of no use any more after the days without messages.',
	gap: 'It came too soon after another message to this client, and was of no use later.',
	cap: 'The client had had as many reminders as the policy allows.',
	brake: 'Everything that goes to clients was held until it was of no use any more.',
	merged: 'Another message to this client said it, too.',
	'no-route': 'No published flow takes it.',
	'nothing-new': 'There was nothing new to say.',
	'by-flow': 'The flow chose not to send it.',
};

/** Why something went otherwise than it should, with our own words apart from those of others. */
export interface Why {
	/** In our words: they name no client. */
	ours: string;
	/** In the words of the flow or its provider, which may name the client. */
	theirs?: string;
}

/** Why a message did not go out, by its kind and in words. */
export type WhyNotSent = Why & { because: NotSent };

/** A reason in one sentence, for whoever may read what others said. */
export function inFull({ ours, theirs }: Why): string {
	return theirs === undefined ? ours : `${ours}: ${theirs}`;
}

/** Why homework stays undelivered, or undefined where it arrived, may have, or is over anyway. */
export function undeliveredBecause(ending: Ending): WhyNotSent | undefined {
	if (ending.kind === 'skipped' && IS_OVER.includes(ending.reason)) return undefined;
	return notSentBecause(ending, 'Every try failed until it was due');
}

/** Why a reminder did not go out, or undefined where it did, may have, or another message said it. */
export function skippedBecause(ending: Ending): WhyNotSent | undefined {
	if (ending.kind === 'skipped' && ending.reason === 'merged') return undefined;
	return notSentBecause(ending, 'Every try failed until it was of no use');
}

/** Why nobody knows whether a message arrived. */
export function unsureBecause(ending: Extract<Ending, { kind: 'unknown' }>): Why {
	return withDetail('It may not have arrived', ending);
}

const IS_OVER: SkipReason[] = ['answered', 'withdrawn', 'delivered'];

function notSentBecause(ending: Ending, inVain: string): WhyNotSent | undefined {
	switch (ending.kind) {
		case 'sent':
		case 'unknown':
			return undefined;
		case 'refused':
			return {
				because: ending.optedOut ? 'opted-out' : 'refused',
				...withDetail('The provider refused it', ending),
			};
		case 'given-up':
			return { because: 'given-up', ...withDetail(`${inVain}; the last one said`, ending) };
		case 'skipped':
			return {
				because: ending.reason,
				...(ending.reason === 'by-flow' && ending.detail !== undefined
					? { ours: 'The flow chose not to send it', theirs: ending.detail }
					: { ours: SKIP_WORDS[ending.reason] }),
			};
	}
}

function withDetail(words: string, { reason, quoted }: { reason: string; quoted?: true }): Why {
	return quoted ? { ours: words, theirs: reason } : { ours: `${words}: ${reason}` };
}
