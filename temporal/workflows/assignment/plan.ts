import type { Pinned, ReportedOutcome, Terms } from '../../contract/assignment';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant at which an assignment does something by itself. Instants are milliseconds since the epoch, UTC. */
export type Moment =
	/** Have the assignment delivered; pointless after `expiresAt`. */
	| { kind: 'deliver'; at: number; expiresAt: number }
	/** It should be done by now; answers still count. */
	| { kind: 'due'; at: number }
	/** No more answers. */
	| { kind: 'close'; at: number };

export type MomentKind = Moment['kind'];

/** An outcome that changes what is still to come, and since when it stands. */
export interface Decided {
	outcome: ReportedOutcome | 'withdrawn';
	at: number;
}

/**
 * What an assignment does by itself and when, in the order of time, `close` last. Computed anew, whole, whenever
 * something changed. Days are of 24 hours, whatever the clocks of the client's zone do.
 *
 * Without an answer it is delivered, falls due and stays open for late answers. With one, it has nothing left to do
 * and closes when it is due. Withdrawn, it closes at once.
 */
export function plan(
	terms: Pick<Terms, 'deliverAt' | 'dueAt'>,
	settings: Pick<Pinned, 'openDaysAfterDue'>,
	decided?: Decided,
): Moment[] {
	const dueAt = Date.parse(terms.dueAt);
	if (decided?.outcome === 'withdrawn') return [{ kind: 'close', at: decided.at }];
	if (decided) return [{ kind: 'close', at: Math.max(dueAt, decided.at) }];
	return [
		{ kind: 'deliver', at: Math.min(Date.parse(terms.deliverAt), dueAt), expiresAt: dueAt },
		{ kind: 'due', at: dueAt },
		{ kind: 'close', at: dueAt + settings.openDaysAfterDue * DAY_MS },
	];
}
