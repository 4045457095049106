import { CHANGE } from '../../temporal/contract/names';
import { FAILED } from './flow-server';
import { result, submission, submit } from './assigned';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig({ confirm: true });

describe('where a flow takes confirmations', () => {
	it('one confirmation goes out for an answer', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await submit(assigned, submission('done'));
		await result(assigned);
		expect(
			rig()
				.flow.commandsFor(assigned.assignmentId)
				.map(({ command }) => command),
		).toEqual(['deliver', 'confirm']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered', 'confirmed']);
	});

	it('none goes out for an answer that staff report', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		await result(assigned);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(1);
	});

	it('a confirmation that fails for a day is given up, and the assignment closes after it', async () => {
		const assigned = await rig().assign({ dueIn: 4 });
		await rig().pass(2);
		rig().flow.answer = FAILED;
		await submit(assigned, submission('done'));
		expect(await result(assigned)).toMatchObject({ outcome: 'done', delivery: 'delivered' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);
		expect((await rig().now()).getTime()).toBeGreaterThan(Date.parse(assigned.terms.dueAt) + 12 * 3_600_000);
	});

	it('a withdrawal stops a confirmation that waits', async () => {
		const assigned = await rig().assign({ dueIn: 4 });
		await rig().pass(2);
		rig().flow.answer = FAILED;
		await submit(assigned, submission('done'));
		await rig().pass(1);
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;
		await assigned.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries);
	});
});
