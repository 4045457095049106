import { setTimeout } from 'node:timers/promises';
import { mapConcurrently } from '../../nodes/shared/concurrency';
import type { SoakClient } from './client';
import type { Practice } from './practice';
import { isAtWork, ledgerRecords, openRequests } from './records';
import { counted, waitsFor, waitsForLastTry } from './waiting';

const LOOK_EVERY_MS = 2_000;
const TELL_EVERY_MS = 20_000;
const AT_ONCE = 10;

/**
 * A try that was cut off is over for Temporal after two minutes, and the next one may come five minutes later. What may have
 * gone out is then tried once more after ten.
 */
const PATIENCE_MS = 10 * 60_000;
const PATIENCE_TO_THE_END_MS = 25 * 60_000;

/**
 * Waits until nothing is left to be done, for a bounded time, and says what for. Twice in a row: a message may just have
 * arrived that a client answers.
 */
export async function untilCalm(
	practice: Practice,
	clients: SoakClient[],
	toTheEnd: boolean,
	say: (line: string) => void,
): Promise<void> {
	const deadline = Date.now() + (toTheEnd ? PATIENCE_TO_THE_END_MS : PATIENCE_MS);
	let calm = 0;
	for (let tellAt = 0; Date.now() < deadline; await setTimeout(LOOK_EVERY_MS)) {
		const left = await leftToDo(practice, clients, toTheEnd);
		calm = left.length === 0 ? calm + 1 : 0;
		if (calm === 2) return;
		if (left.length === 0 || Date.now() < tellAt) continue;
		say(`waits for ${counted(left).join(', ')}`);
		tellAt = Date.now() + TELL_EVERY_MS;
	}
	say('waited long enough: what is left is in the books');
}

async function leftToDo(practice: Practice, clients: SoakClient[], toTheEnd: boolean): Promise<string[]> {
	const records = await ledgerRecords(practice);
	for (const { evidence } of clients) evidence.record = records.get(evidence.assignmentId);
	// A client whose delivery came to nothing waits for ever: what became of it is in the ledger.
	const busy = clients.flatMap(({ doing }) =>
		doing === 'nothing' || doing === 'waiting for the delivery' ? [] : [`a client ${doing}`],
	);
	const left = [...busy, ...clients.flatMap(({ evidence }) => waitsFor(evidence, toTheEnd) ?? [])];
	if (left.length > 0) return left;
	const settled = clients.filter(({ evidence }) => !waitsForLastTry(evidence));
	const atWork = await mapConcurrently(settled, AT_ONCE, ({ evidence }) => isAtWork(practice, evidence.assignmentId));
	const requests = await openRequests(practice);
	return [
		...atWork.flatMap((isOne) => (isOne ? ['a workflow at work'] : [])),
		...(requests > 0 ? [`${requests} requests`] : []),
	];
}
