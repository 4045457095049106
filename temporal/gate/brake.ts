import { shareOf } from '../plan/spread';
import type { MessageFacts } from './facts';
import { later, type Ruling } from './ruling';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What is held looks again after so long: so soon after letting go the first message goes out. */
const LOOK_AGAIN = 45 * SECOND;

/** Many look one after the other: each look is an action of Temporal's, and what is let go goes out spread. */
const APART = SECOND;

/** And so long after letting go the last one does, where its hours, gap and caps let it. */
const LONGEST_WAIT = 15 * MINUTE;

/** All that goes to clients is held: asked last, so that what waits for its hours waits for them alone. */
export function braked({ brake, command: { commandId } }: MessageFacts, now: number): Ruling | undefined {
	if (!brake) return undefined;
	const place = Math.max(now + LOOK_AGAIN, brake.lastPlace + APART);
	const far = now + LONGEST_WAIT;
	const spread = LOOK_AGAIN + Math.floor(shareOf(commandId) * (LONGEST_WAIT - LOOK_AGAIN));
	return later(place <= far ? place : now + spread, 'brake');
}
