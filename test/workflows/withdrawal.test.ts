import { CHANGE } from '../../temporal/contract/names';
import { type Assigned, page, result, submission, submit, tell } from './assigned';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

function withdraw(assigned: Assigned, reason?: string): Promise<unknown> {
	return tell(assigned, 'withdraw', { withdrawalId: 'w', ...(reason && { reason }) });
}

describe('an assignment that is withdrawn', () => {
	it('before its delivery is never delivered, and its link is revoked', async () => {
		const assigned = await rig().assign();
		expect(await withdraw(assigned, 'assigned by mistake')).toEqual({ repeated: false });
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn', delivery: 'waiting' });
		expect(await page(assigned)).toMatchObject({ generation: 1, outcome: 'withdrawn' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
		const { events } = (await rig().ledger.stories.of(assigned.assignmentId))!;
		expect(events).toMatchObject([
			{ kind: 'assigned' },
			{ kind: 'withdrawn', reason: 'assigned by mistake' },
			{ kind: 'closed' },
		]);
	});

	it('after its delivery closes at once', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await assigned.signal(CHANGE.withdraw, { withdrawalId: 'w' });
		const ended = await result(assigned);
		expect(ended).toMatchObject({ outcome: 'withdrawn', delivery: 'delivered' });
		expect(Date.parse(ended.closesAt)).toBeLessThan(Date.parse(assigned.terms.dueAt));
	});

	it('after an answer keeps the answer on record, and revokes the link', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		await withdraw(assigned);
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn' });
		expect(await page(assigned)).toMatchObject({ generation: 1 });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered', 'withdrawn', 'closed']);
	});

	it('with others of its execution stays as it is where it was answered meanwhile', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		const withOthers = tell(assigned, 'withdraw', { withdrawalId: 'batch', unlessAnswered: true });
		await expect(withOthers).rejects.toMatchObject({ cause: { type: 'AssignmentClosed' } });
		expect(await page(assigned)).toMatchObject({ outcome: 'done', generation: 0 });
		await withdraw(assigned);
		await result(assigned);
	});

	it('by Update and Signal at the same time is withdrawn once', async () => {
		const assigned = await rig().assign();
		await Promise.all([withdraw(assigned), assigned.signal(CHANGE.withdraw, { withdrawalId: 'w' })]);
		await result(assigned);
		expect(await page(assigned)).toMatchObject({ generation: 1 });
	});

	it('by an engineer who cancels its workflow ends the same way', async () => {
		const assigned = await rig().assign();
		await assigned.cancel();
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'withdrawn', 'closed']);
		const story = await rig().ledger.stories.of(assigned.assignmentId);
		expect(story?.events[1]?.reason).toBe('Ended by whoever looks after the homework service');
	});
});
