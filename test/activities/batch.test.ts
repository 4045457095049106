import { MockActivityEnvironment } from '@temporalio/testing';
import { createBatchActivities } from '../../temporal/activities/recording/batch';
import type { ToldChange } from '../../temporal/activities/other-workflows';
import type { BatchPage, ToldPage } from '../../temporal/activities/types';
import type { BatchState } from '../../temporal/contract/batch';
import { assignmentInput, DELIVER_AT, EXERCISE, newLedger, runOf } from '../ledger/practice';

const NOTHING = { assignments: 25, done: 0, unchanged: 0, gone: 0, waiting: 0 };
const ORDER = { kind: 'apply-policy', of: { scope: 'practice' } } as const;

/** A ledger with open assignments, and the activities on it, for which they answer as a test says. */
async function newBatch(answer: (index: number) => ToldChange<{ changed: boolean }>) {
	const { ledger, ring } = await newLedger();
	for (let number = 0; number < 25; number += 1) {
		const input = assignmentInput(ring, { key: `key ${number}` });
		await ledger.assignments.record(input, EXERCISE, runOf(`run ${number}`));
	}
	// Each database has an order of its own for text.
	const ids = await ledger.openAssignments.page(ORDER.of, DELIVER_AT, 25);
	const told: string[] = [];
	const { tellPage } = createBatchActivities({
		ledger,
		others: {
			change: async (id: string) => {
				told.push(id);
				return answer(ids.indexOf(id));
			},
		},
	});
	const batchId = 'A'.repeat(22);
	const page = async (pageSize: number, state: BatchState, heartbeatDetails?: BatchState): Promise<ToldPage> => {
		const info = { scheduledTimestampMs: DELIVER_AT, heartbeatDetails };
		const environment = new MockActivityEnvironment(info);
		const asked: BatchPage = { batchId, order: ORDER, pageSize, state };
		return await environment.run<[BatchPage], ToldPage, typeof tellPage>(tellPage, asked);
	};
	return { ids, told, page };
}

const taken = (changed: boolean) => ({ kind: 'taken', result: { changed } }) as const;

it('tells a page, counts what became of it, and says where the next one begins', async () => {
	const answers = [taken(true), taken(false), { kind: 'gone' }, { kind: 'waiting' }] as const;
	const { ids, told, page } = await newBatch((index) => answers[index % 4]!);
	const first = await page(15, { progress: NOTHING });
	const progress = { assignments: 25, done: 4, unchanged: 4, gone: 4, waiting: 3 };
	expect(first).toEqual({ state: { after: ids[14], progress }, last: false });
	expect(await page(15, first.state)).toMatchObject({ state: { after: ids[24] }, last: true });
	expect(told).toEqual(ids);
});

it('goes on where a try before it was', async () => {
	const { ids, told, page } = await newBatch(() => taken(true));
	const before: BatchState = { after: ids[9]!, progress: { ...NOTHING, done: 10 } };
	expect(await page(25, { progress: NOTHING }, before)).toEqual({
		state: { after: ids[24], progress: { ...NOTHING, done: 25 } },
		last: true,
	});
	expect(told).toEqual(ids.slice(10));
});
