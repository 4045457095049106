import { nextClosed, nextOpen, whyClosed } from '../plan/sending-hours';
import { spreadFrom } from '../plan/spread';
import type { FarewellFacts } from './facts';
import { later, skip, type Ruling } from './ruling';

/** It follows from what somebody just did, at whatever hour that was. */
const FOLLOWS_A_STOP = 15 * 60_000;

/**
 * What is against the answer to a stop now: that it was taken back, or that it is night there and a while ago. It is let out
 * where everything else is stopped, or held by staff.
 */
export function farewellRule({ command, holds, askedAt, zone, hours }: FarewellFacts, now: number): Ruling | undefined {
	if (!holds) return skip('nothing-new');
	const why = whyClosed(now, zone, hours);
	if (why === undefined || now < askedAt + FOLLOWS_A_STOP) return undefined;
	const opens = nextOpen(now, zone, hours);
	if (opens === Infinity) return later(opens, why);
	return later(spreadFrom(opens, command.commandId, nextClosed(opens, zone, hours) - opens), why);
}
