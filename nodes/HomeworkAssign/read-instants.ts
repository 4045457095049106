import type { DateTime } from 'luxon';
import type { FieldProblem } from '../shared/fields';
import { readInstant, withOffset, type ReadInstant } from '../shared/instants';
import { LABELS } from './labels';

/** The instants of one assignment as the item has them; what is empty is not set. */
export interface WrittenInstants {
	due: unknown;
	session: unknown;
	deliver: unknown;
}

export interface Instants {
	deliverAt: DateTime<true>;
	/** The session, where due is not set. */
	dueAt: DateTime<true>;
	sessionAt?: DateTime<true>;
}

/**
 * Reads when an assignment goes out, is due, and is talked about. Undefined where the problems tell why.
 *
 * @param zone IANA, in which they are read
 */
export function readInstants(
	written: WrittenInstants,
	zone: string,
	now: DateTime<true>,
	problems: FieldProblem[],
): Instants | undefined {
	const deliver: ReadInstant = written.deliver ? readInstant(written.deliver, zone, 'refused') : { at: now };
	const session = written.session ? readInstant(written.session, zone, 'refused') : undefined;
	const due = written.due ? readInstant(written.due, zone, 'end-of-day') : session ? undefined : MISSING;
	const read = [
		[LABELS.deliverAt, deliver],
		[LABELS.dueAt, due],
		[LABELS.sessionAt, session],
	] as const;
	for (const [field, instant] of read) {
		if (instant && 'reason' in instant) problems.push({ field, reason: instant.reason });
	}
	if ('reason' in deliver || (due && 'reason' in due) || (session && 'reason' in session)) return undefined;

	const dueAt = (due ?? session)!.at;
	for (const [field, moment] of read.slice(1)) {
		const reason = moment && 'at' in moment ? tooEarly(moment.at, deliver.at, now, zone) : undefined;
		if (reason) problems.push({ field, reason });
	}
	return { deliverAt: deliver.at, dueAt, ...(session && { sessionAt: session.at }) };
}

const MISSING = { reason: 'is missing; only where Next Session is set it may be' };

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
