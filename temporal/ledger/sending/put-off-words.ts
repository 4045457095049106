import { DateTime } from 'luxon';
import type { LaterReason } from './rulings';

const WORDS: Record<LaterReason, string> = {
	'quiet-hours': 'Quiet hours of the client',
	gap: 'Another message to this client went out a short while ago: waits',
	cap: 'The client has had as many reminders as the policy allows for now: waits',
	merged: 'Another message to this client is to say this one, too, and is still being tried: waits',
};

/**
 * Why a command was put off and until when, for engineers and the practice.
 *
 * @param until in milliseconds
 * @param zone the client's
 */
export function putOffWords(reason: LaterReason, until: number, zone: string): string {
	return `${WORDS[reason]} until ${DateTime.fromMillis(until, { zone }).toFormat('yyyy-MM-dd HH:mm')} (${zone}).`;
}
