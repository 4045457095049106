import { Client } from '@temporalio/client';
import { CHANGE } from '../../temporal/contract/names';
import type { EventKind } from '../../temporal/contract/event';
import { until } from '../e2e/until';
import { submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';

// The time-skipping server may let a task lie for a minute where timers fire as one is called off (docs/traps.md).
jest.setTimeout(120_000);
const rig = useRig({ random: true });

/** The steps of a kind, once so many are on record. */
async function steps({ assignmentId }: Assigned, kind: EventKind, count: number) {
	return await until(async () => {
		const { events } = (await rig().ledger.stories.of(assignmentId)) ?? { events: [] };
		const some = events.filter((event) => event.kind === kind);
		return some.length >= count && some;
	});
}

describe('after many changes of staff that could not be done', () => {
	it('what a client says is on record all the same, each time', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('partly', { submissionId: 'by staff', reportedBy: 'staff' }));
		for (let count = 1; count <= 25; count += 1) {
			await assigned.signal(CHANGE.pauseReminders, { changeId: `pause ${count}` });
		}
		for (let count = 1; count <= 25; count += 1) {
			const said = submission('done', { submissionId: `answer ${count}`, note: `It helped, ${count}.` });
			await assigned.signal(CHANGE.submit, said);
		}
		expect(await steps(assigned, 'not-taken', 20 + 25)).toHaveLength(20 + 25);
		expect(await rig().kept(assigned, 'not-taken', 45)).toContain('It helped, 25.');
	});
});

describe('of what cannot be read', () => {
	const clear = ({ workflowId }: Assigned) =>
		new Client({ connection: rig().client.connection }).workflow.getHandle(workflowId);

	it('twenty are kept as they came, and of any more that they came', async () => {
		const assigned = await rig().assign();
		for (let count = 1; count <= 25; count += 1) await clear(assigned).signal(CHANGE.submit, `words ${count}`);
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		expect(await steps(assigned, 'unreadable', 25)).toHaveLength(25);
		expect(await rig().kept(assigned, 'unreadable', 20)).toBeTruthy();
		expect(await rig().kept(assigned, 'unreadable', 21)).toBeUndefined();
	});

	it('what is very long is not kept, but how long it is', async () => {
		const assigned = await rig().assign();
		const handle = clear(assigned);
		await handle.signal(CHANGE.submit, 'x'.repeat(1_500_000));
		await handle.signal(CHANGE.submit, 'y'.repeat(100_000));
		expect(await steps(assigned, 'unreadable', 2)).toEqual([
			expect.objectContaining({ reason: expect.stringMatching(/ It is not kept: \d{7} characters\.$/) as unknown }),
			expect.objectContaining({ reason: expect.stringMatching(/ It is not kept: \d{6} characters\.$/) as unknown }),
		]);
		expect(await rig().kept(assigned, 'unreadable')).toBeUndefined();
	});
});
