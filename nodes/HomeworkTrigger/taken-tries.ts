import { CLOCK_TOLERANCE_SECONDS } from '../../temporal/contract/hand-off';

/** A signature holds from as long before its time stamp as after it: so long can a push be repeated, in milliseconds. */
const REPEATABLE_MS = 2 * CLOCK_TOLERANCE_SECONDS * 1000;

/** How many ids are kept, some hundred times what one n8n process can take in that time. */
const MAX_KEPT = 100_000;

/** When each try was taken, the oldest first. Every process of n8n has its own. */
const taken = new Map<string, number>();

/** Takes a try whose signature was checked: true for the first push that bears its id, false for a repeat of it. */
export function takeOnce(tryId: string, now = Date.now()): boolean {
	for (const [id, at] of taken) {
		if (now - at <= REPEATABLE_MS && taken.size < MAX_KEPT) break;
		taken.delete(id);
	}
	if (taken.has(tryId)) return false;
	taken.set(tryId, now);
	return true;
}
