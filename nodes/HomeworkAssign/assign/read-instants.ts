import type { DateTime } from 'luxon';
import { withOffset } from '../../shared/instants';
import type { Fields } from '../../shared/parameters/fields';
import { instant } from '../../shared/parameters/instant';
import { LABELS } from './labels';
import { zoneIn } from '../read-zone';

/** When an assignment goes out, is due, and is talked about. */
export interface Instants {
	deliverAt: DateTime<true>;
	/** In the client's zone; the session, where due is not set. */
	dueAt: DateTime<true>;
	/** Whether due was left to the session, and moves with it. */
	dueIsSession: boolean;
	sessionAt?: DateTime<true>;
	/** What the item leaves to its default. */
	defaulted: Array<'deliverAt' | 'dueAt'>;
}

/**
 * Reads the instants of one assignment. Undefined where the problems tell why.
 *
 * @param options the collection that has Deliver At
 * @param zone IANA, the client's, in which they are read
 */
export function readInstants(fields: Fields, options: Fields, zone: string, now: DateTime<true>): Instants | undefined {
	const problems = fields.problems.length;
	const delivery = options.read('deliverAt', instant(zone, 'refused'));
	const due = fields.read('due', instant(zone, 'end-of-day'));
	const session = fields.read('nextSession', instant(zoneIn(options, 'sessionZone', zone) ?? zone, 'refused'));
	if (!due && !session && fields.isAbsent('due') && fields.isAbsent('nextSession')) {
		fields.refuse('due', 'is missing; only where Next Session is set it may be');
	}
	if (fields.problems.length > problems) return undefined;

	const deliverAt = delivery ?? now;
	for (const [name, at] of [
		['due', due],
		['nextSession', session],
	] as const) {
		const reason = at && tooEarly(at, deliverAt, now, zone);
		if (reason) fields.refuse(name, reason);
	}
	return {
		deliverAt,
		dueAt: (due ?? session)!.setZone(zone) as DateTime<true>,
		dueIsSession: !due,
		...(session && { sessionAt: session }),
		defaulted: [...(delivery ? [] : ['deliverAt' as const]), ...(due ? [] : ['dueAt' as const])],
	};
}

function tooEarly(
	at: DateTime<true>,
	deliverAt: DateTime<true>,
	now: DateTime<true>,
	zone: string,
): string | undefined {
	if (at <= now) return `lies in the past (${withOffset(at, zone)})`;
	if (at <= deliverAt)
		return `(${withOffset(at, zone)}) is not after ${LABELS.deliverAt} (${withOffset(deliverAt, zone)})`;
	return undefined;
}
