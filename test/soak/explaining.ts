import type { CommandRecord, Kill, TryRecord } from './evidence';

/** A try takes two minutes at most; one that was cut off is settled when the next one begins, which may be much later. */
const LONGEST_TRY = 2 * 60_000;

/** The kills that tries of a command met of which it was not known at once what they came to. */
export function explain({ tries }: CommandRecord, kills: Kill[]): Kill[] {
	const cutOff = tries.filter((attempt, index) => attempt.postedAt !== null && !isCertain(attempt, index, tries));
	return kills.filter((kill) => cutOff.some((attempt) => meets(attempt, kill, kills)));
}

/** Whether a part was away at some moment of a try, which ends with its worker at the latest. */
export function meets({ startedAt, settledAt }: TryRecord, { at, readyAt }: Kill, kills: Kill[]): boolean {
	const workerKilledAt = kills.filter(({ part }) => part === 'worker').map((kill) => kill.at);
	const ends = [settledAt ?? Infinity, startedAt + LONGEST_TRY, ...workerKilledAt.filter((end) => end >= startedAt)];
	return startedAt <= readyAt && at <= Math.min(...ends);
}

/** Of the last try it is known what it came to; an earlier one that turned out to be sent was in doubt at first. */
function isCertain({ result }: TryRecord, index: number, tries: TryRecord[]): boolean {
	if (result === null || result === 'unknown') return false;
	return result !== 'sent' || index === tries.length - 1;
}
