import type { HeldReason, SkipReason } from '../contract/sending';
import { decide } from './decide';
import type { Facts } from './facts';

/** What becomes of a command if nothing else happens. Instants in milliseconds. */
export type Foreseen =
	/** It goes out; `reason` is what keeps it back until then. */
	| { kind: 'goes-out'; at: number; reason?: HeldReason }
	| { kind: 'never'; reason?: SkipReason }
	/** All that goes to clients is held, and nobody knows until when. */
	| { kind: 'held' };

/** So often a command is put off at most before it is out of time. */
const MOST_PUT_OFF = 100;

/** Asks the gate as if time passed, and nothing else: the same facts at the same instant, the same answer. */
export function foresee(facts: Facts, now: number): Foreseen {
	let reason: HeldReason | undefined;
	for (let at = now, round = 0; round < MOST_PUT_OFF; round += 1) {
		const decision = decide(facts, at);
		switch (decision.kind) {
			case 'go':
				return { kind: 'goes-out', at, ...(reason !== undefined && { reason }) };
			case 'end':
				return { kind: 'never', ...(decision.reason !== undefined && { reason: decision.reason }) };
			case 'later':
				if (decision.reason === 'brake') return { kind: 'held' };
				({ until: at, reason } = decision);
		}
	}
	return { kind: 'never' };
}
