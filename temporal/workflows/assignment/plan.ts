import type { Pinned, ReportedOutcome, Terms } from '../../contract/assignment';
import type { WhichReminder } from '../../contract/names';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant at which an assignment does something by itself. Instants are milliseconds since the epoch, UTC. */
export type Moment =
	/** Have the assignment delivered; pointless after `expiresAt`. */
	| { kind: 'deliver'; at: number; expiresAt: number }
	/** Have the client reminded; pointless after `expiresAt`. */
	| { kind: 'remind'; at: number; expiresAt: number; which: WhichReminder }
	/** It should be done by now; answers still count. */
	| { kind: 'due'; at: number }
	/** Nothing is taken any more. */
	| { kind: 'close'; at: number };

/** An outcome that changes what is still to come, and since when it stands. */
export interface Decided {
	outcome: ReportedOutcome | 'withdrawn';
	at: number;
}

/** A reminder that is still to go out, in ISO 8601. */
export interface Planned {
	which: WhichReminder;
	at: string;
	expiresAt: string;
}

/**
 * What an assignment does by itself and when, in the order of time, `close` last. Computed anew, whole, whenever
 * something changed. Days are of 24 hours, whatever the clocks of the client's zone do.
 *
 * Without an answer it is delivered, reminded of, falls due and stays open for late answers. With one, it has nothing
 * left to do; it stays open for a day after the session, or due where none is known, so that a note, the brief and the
 * clinician's "seen" still reach it. Withdrawn, it closes at once.
 */
export function plan(
	terms: Pick<Terms, 'deliverAt' | 'dueAt' | 'sessionAt'>,
	reminders: Planned[],
	settings: Pick<Pinned, 'openDaysAfterDue'>,
	decided?: Decided,
): Moment[] {
	const dueAt = Date.parse(terms.dueAt);
	const sessionAt = terms.sessionAt === undefined ? dueAt : Date.parse(terms.sessionAt);
	if (decided?.outcome === 'withdrawn') return [{ kind: 'close', at: decided.at }];
	if (decided) return [{ kind: 'close', at: Math.max(sessionAt, decided.at) + DAY_MS }];
	const moments: Moment[] = [
		{ kind: 'deliver', at: Math.min(Date.parse(terms.deliverAt), dueAt), expiresAt: dueAt },
		...reminders.map(({ which, at, expiresAt }): Moment => ({
			kind: 'remind',
			which,
			at: Date.parse(at),
			expiresAt: Date.parse(expiresAt),
		})),
		{ kind: 'due', at: dueAt },
		{ kind: 'close', at: Math.max(dueAt, sessionAt) + settings.openDaysAfterDue * DAY_MS },
	];
	return moments.sort((one, other) => one.at - other.at);
}
