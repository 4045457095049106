import type { Story } from '../ledger/assignments/stories';

/**
 * When homework that is not delivered yet goes out, as a clinician reads it. No instant is told that has passed, nor the
 * next try of what something hinders: it may fail as the last one did.
 *
 * @param now milliseconds since 1970, UTC
 * @param when how an instant reads
 */
export function waitingWords({ deliverAt, waits }: Story, now: number, when: (at: string) => string): string {
	const { until = deliverAt, because } = waits ?? {};
	switch (because) {
		case undefined:
			return Date.parse(until) > now ? `to be delivered ${when(until)}` : 'not delivered yet';
		case 'quiet-hours':
		case 'closed':
			return Date.parse(until) > now ? `to be delivered ${when(until)}` : "waits for the client's hours";
		case 'brake':
			return 'held back, as everything that goes to clients is at the moment';
		case 'unsure':
			return 'delivery not confirmed yet';
		default:
			return 'not delivered yet';
	}
}
