import { DateTime } from 'luxon';
import type { HeldReason } from '../../contract/sending';

const WORDS: Record<Exclude<HeldReason, 'brake'>, string> = {
	'quiet-hours': 'Quiet hours of the client: waits',
	closed: 'A day or time without messages: waits',
	gap: 'Another message to this address went out a short while ago: waits',
	cap: 'Whoever reads this address has had as many reminders as the policy allows for now: waits',
	merged: 'Another message to this address is to say this one, too, and is still being tried: waits',
	'no-route': 'No published flow takes it: waits',
	unreachable: 'n8n could not be reached: waits',
	'not-published': 'The flow that takes it is not published: waits',
	'not-trusted': 'The flow that takes it did not trust the homework service: waits',
	'not-listed': 'The flow that takes it is where no message may go: waits',
	failed: 'It surely did not go out: waits',
	unsure: 'It may have gone out; it is tried once more: waits',
	unheard: 'Something has just been said about it: waits',
	busy: 'Its flow has as much to do as it can: waits',
};

/** Nobody can say until when. */
const HELD = 'Everything that goes to clients is held: it goes out some time after that is let go.';

/**
 * Why a command was put off and until when, for engineers and the practice.
 *
 * @param until in milliseconds
 * @param zone in which the instant is told
 */
export function heldWords(reason: HeldReason, until: number, zone: string): string {
	if (reason === 'brake') return HELD;
	return `${WORDS[reason]} until ${DateTime.fromMillis(until, { zone }).toFormat('yyyy-MM-dd HH:mm')} (${zone}).`;
}
