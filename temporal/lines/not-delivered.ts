import type { NotSent } from '../contract/sending';

/** Of what went wrong between programs the office is told, in words for whoever mends it. */
const ASK = 'the office can say why';

const WORDS: Partial<Record<NotSent, string>> = {
	'no-consent': 'the client has not agreed to messages at this address',
	'opted-out': 'whoever reads this address wants no messages there; ask the client for another',
	expired: 'it came too late to be of use',
	'quiet-hours': 'no hour was left to send it in',
	closed: 'no day was left to send it on',
	brake: 'the practice held everything that goes to clients until it was of no use',
	refused: `it was refused at the client's address; ${ASK}`,
	'by-flow': `the practice held it back; ${ASK}`,
};

/** Why homework was not delivered, as a clinician reads it: by the kind of reason, without what programs said of it. */
export function notDeliveredWords(because: NotSent | undefined): string {
	return (because !== undefined && WORDS[because]) || `it could not be sent; ${ASK}`;
}
