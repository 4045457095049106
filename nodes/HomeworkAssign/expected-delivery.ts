import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { utc } from '../shared/instants';
import { deliversAtOf, type Check } from './check';
import type { Wish } from './read-assignment';

/** Whether and when an assignment is going to be delivered, as far as today's hours tell. */
export type ExpectedDelivery =
	/** `waits`: for the client's hours, since it is night there or the practice is closed. */
	| { kind: 'goes-out'; at: DateTime<true>; waits: boolean }
	/** No hour is left before it is due. */
	| { kind: 'never' }
	/** No worker answered. */
	| { kind: 'not-known' };

export const WAITS = "waits for the client's hours";
export const NEVER = "Nothing would be delivered: the client's hours leave no moment before it is due";

/** What is going to become of an assignment's first message. */
export function expectedDelivery(wish: Wish, check: Check): ExpectedDelivery {
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
		case 'not-known':
			return {};
	}
}
