import { hash } from 'node:crypto';

const FURTHEST = 4 * 60_000;

/**
 * An instant up to four minutes after `at`, the same for the same seed: so that what waited for one opening does not go
 * out all at once. It lies before the room ends.
 *
 * @param roomMs from `at` until the room ends
 */
export function spreadFrom(at: number, seed: string, roomMs: number): number {
	return at + Math.floor(shareOf(seed) * Math.max(0, Math.min(FURTHEST, roomMs)));
}

/** From 0 to below 1, the same for the same seed, and even over many. */
export function shareOf(seed: string): number {
	return hash('sha256', seed, 'buffer').readUInt32BE() / 2 ** 32;
}
