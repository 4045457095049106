import { randomBytes } from 'node:crypto';
import type { BatchOrder } from '../../temporal/contract/batch';
import { CHANGE } from '../../temporal/contract/names';
import { outcomeOf, runsOf, startBatch } from './batches';
import { status, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';

/** Called before an assignment is told. */
let beforeTelling: () => Promise<void> = async () => undefined;
const rig = useRig({
	others: (real) => ({
		...real,
		change: async (...asked) => {
			await beforeTelling();
			return await real.change(...asked);
		},
	}),
});
afterEach(() => (beforeTelling = async () => undefined));

const newId = () => randomBytes(16).toString('base64url');
const only = ({ assignmentId }: Assigned): BatchOrder => ({
	kind: 'apply-policy',
	of: { scope: 'assignment', id: assignmentId },
});

async function assign(): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 1, dueIn: 97, byPractice: true });
	await status(assigned);
	return assigned;
}

it('an assignment that is answered refuses another policy', async () => {
	const assigned = await assign();
	await submit(assigned, submission('done', { reportedBy: 'staff' }));
	await expect(assigned.executeUpdate(CHANGE.applyPolicy, { args: [{ batchId: 'batch' }] })).rejects.toMatchObject({
		cause: { type: 'AssignmentClosed' },
	});
});

describe('a batch', () => {
	it('passes over what is answered before its turn comes', async () => {
		const assigned = await assign();
		beforeTelling = async () => void (await submit(assigned, submission('done', { reportedBy: 'staff' })));
		const handle = await startBatch(rig(), { batchId: newId(), order: only(assigned) });
		expect(await outcomeOf(rig(), handle)).toEqual({ assignments: 1, done: 0, unchanged: 0, gone: 1, waiting: 0 });
		await runsOf(rig(), handle);
		const over = await startBatch(rig(), { batchId: newId(), order: only(assigned) });
		expect(await outcomeOf(rig(), over)).toEqual({ assignments: 0, done: 0, unchanged: 0, gone: 0, waiting: 0 });
	});

	it('is under way once under its id', async () => {
		const order: BatchOrder = { kind: 'apply-policy', of: { scope: 'practice' } };
		const batchId = newId();
		const handle = await startBatch(rig(), { batchId, order });
		await expect(startBatch(rig(), { batchId, order })).rejects.toThrow('already started');
		await outcomeOf(rig(), handle);
	});
});
