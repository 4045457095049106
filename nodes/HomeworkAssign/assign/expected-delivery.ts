import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { SKIP_WORDS } from '../../../temporal/contract/skip-words';
import { utc } from '../../shared/instants';
import { consentOf, deliversAtOf, type Check } from './check';
import type { Wish } from './read-assignment';

/** Whether and when an assignment is going to be delivered, as far as today's hours tell. */
export type ExpectedDelivery =
	/** `waits`: for the client's hours, since it is night there or the practice is closed. */
	| { kind: 'goes-out'; at: DateTime<true>; waits: boolean }
	/** No hour is left before it is due. */
	| { kind: 'never' }
	/** Nobody wants messages at its address any more. */
	| { kind: 'opted-out' }
	/** It is not on record that the client agreed to e-mail there, and the item does not say so. */
	| { kind: 'not-agreed' }
	/** No published flow does what is missing. */
	| { kind: 'no-flow'; missing: string }
	/** No worker answered. `agreed`: whether it is certain all the same that the client agreed. */
	| { kind: 'not-known'; agreed: boolean };

export const WAITS = "waits for the client's hours";
export const NEVER = "Nothing would be delivered: the client's hours leave no moment before it is due";

/** What to do about an address at which nobody wants messages any more, whatever the item says. */
export const OPTED_OUT = `${SKIP_WORDS['opted-out']} "Client Agreed to E-Mail" does not change that.`;

/** What to do where nobody has said yet that the client agreed. */
export const NOT_AGREED =
	'It is not on record that the client agreed to e-mail at this address, and without that nothing goes out. Once the ' +
	'client agrees, assign it again with "Client Agreed to E-Mail" switched on.';

/** What to do where nobody can tell whether the client agreed, and the item does not say so. */
const IF_AGREED =
	"It goes out only if the client's agreement to e-mail is on record. Once the client agrees, assign it again with " +
	'"Client Agreed to E-Mail" switched on.';

/** Of what is missing, such as `a flow with Homework Page`. */
export function notPublished(missing: string): string {
	return `Nothing goes out until ${missing} is published`;
}

/** What is going to become of an assignment's first message. */
export function expectedDelivery(wish: Wish, check: Check): ExpectedDelivery {
	const consent = consentOf(wish, check);
	if (consent === 'withdrawn') return { kind: 'opted-out' };
	if (consent === 'none' && !wish.input.consentGiven) return { kind: 'not-agreed' };
	const deliversAt = deliversAtOf(wish, check);
	if (deliversAt === undefined) return { kind: 'not-known', agreed: wish.input.consentGiven || consent === 'given' };
	const at = deliversAt === null ? undefined : (DateTime.fromISO(deliversAt) as DateTime<true>);
	if (!at || at >= wish.dueAt) return { kind: 'never' };
	if (check.noFlowFor.length > 0) {
		return { kind: 'no-flow', missing: `a flow with ${check.noFlowFor.map((kind) => FLOWS[kind]).join(' and ')}` };
	}
	return { kind: 'goes-out', at, waits: deliversAt !== wish.input.terms.deliverAt };
}

const FLOWS: Record<Check['noFlowFor'][number], string> = {
	deliver: 'Homework Trigger for messages to clients',
	page: 'Homework Page',
};

/** The same as fields of an assigned item. */
export function deliveryFields(expected: ExpectedDelivery): IDataObject {
	switch (expected.kind) {
		case 'goes-out':
			return { deliversAt: utc(expected.at), ...(expected.waits && { note: `It ${WAITS}.` }) };
		case 'never':
			return { note: `${NEVER}.` };
		case 'opted-out':
			return { consent: 'withdrawn', note: OPTED_OUT };
		case 'not-agreed':
			return { consent: 'none', note: NOT_AGREED };
		case 'no-flow':
			return { note: `${notPublished(expected.missing)}.` };
		case 'not-known':
			return expected.agreed ? {} : { note: IF_AGREED };
	}
}
