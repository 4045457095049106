import type { BriefFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** What is against a brief now: nothing new to say, or no session ahead that it is about. */
export function briefRule({ lines, earlier, changed }: BriefFacts, now: number): Ruling | undefined {
	if (changed.length === 0 || (lines === 0 && !earlier)) return skip('nothing-new');
	return now >= Math.max(...changed) ? skip('expired') : undefined;
}
