import type { BriefFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** How long a brief waits for what was said to be on record, and what is left of its use then, at least. */
const HEARS_FOR = 60_000;

/** Until when a brief waits for what was said to be on record; from then on it says that nobody knows how that one stands. */
export function hearsUntil({ since, command }: BriefFacts): number {
	return Math.min(since + HEARS_FOR, command.expiresAt - HEARS_FOR);
}

/** What is against a brief now: nothing new to say, or no session ahead that it is about. */
export function briefRule({ lines, earlier, changed }: BriefFacts, now: number): Ruling | undefined {
	if (changed.length === 0 || (lines === 0 && !earlier)) return skip('nothing-new');
	return now >= Math.max(...changed) ? skip('expired') : undefined;
}
