import type { HeldReason, SkipReason } from '../contract/sending';

/** What one rule of the gate says where it has something against a command: never, or not before an instant. */
export type Ruling = { kind: 'skip'; reason: SkipReason } | { kind: 'later'; until: number; reason: HeldReason };

export function skip(reason: SkipReason): Ruling {
	return { kind: 'skip', reason };
}

export function later(until: number, reason: HeldReason): Ruling {
	return { kind: 'later', until, reason };
}
