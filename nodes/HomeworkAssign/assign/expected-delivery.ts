import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { SKIP_WORDS } from '../../../temporal/contract/skip-words';
import { utc } from '../../shared/instants';
import { deliversAtOf, type Check } from './check';
import type { Wish } from './read-assignment';

/** Whether and when an assignment is going to be delivered, as far as today's hours tell. */
export type ExpectedDelivery =
	/** `waits`: for the client's hours, since it is night there or the practice is closed. */
	| { kind: 'goes-out'; at: DateTime<true>; waits: boolean }
	/** No hour is left before it is due. */
	| { kind: 'never' }
	/** Nobody wants messages at its address any more. */
	| { kind: 'opted-out' }
	/** No worker answered. */
	| { kind: 'not-known' };

export const WAITS = "waits for the client's hours";
export const NEVER = "Nothing would be delivered: the client's hours leave no moment before it is due";

/** What to do about an address at which nobody wants messages any more, whatever the item says. */
export const OPTED_OUT = `${SKIP_WORDS['opted-out']} "Client Agreed to E-Mail" does not change that.`;

/** What is going to become of an assignment's first message. */
export function expectedDelivery(wish: Wish, check: Check): ExpectedDelivery {
	if (check.optedOut.has(wish.contactIndex)) return { kind: 'opted-out' };
	const deliversAt = deliversAtOf(wish, check);
	if (deliversAt === undefined) return { kind: 'not-known' };
	const at = deliversAt === null ? undefined : (DateTime.fromISO(deliversAt) as DateTime<true>);
	if (!at || at >= wish.dueAt) return { kind: 'never' };
	return { kind: 'goes-out', at, waits: deliversAt !== wish.input.terms.deliverAt };
}

/** The same as fields of an assigned item. */
export function deliveryFields(expected: ExpectedDelivery): IDataObject {
	switch (expected.kind) {
		case 'goes-out':
			return { deliversAt: utc(expected.at), ...(expected.waits && { note: `It ${WAITS}.` }) };
		case 'never':
			return { note: `${NEVER}.` };
		case 'opted-out':
			return { consent: 'withdrawn', note: OPTED_OUT };
		case 'not-known':
			return {};
	}
}
