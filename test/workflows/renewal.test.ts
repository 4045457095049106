import { CHANGE } from '../../temporal/contract/names';
import { result, status, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(120_000);
const rig = useRig({ confirm: true, random: true });

/** More than a run may have before it continues as new. */
const MANY = 1_600;

/** Tells an assignment of nothing new, many times: each Signal is an event all the same. */
async function flood(assigned: Assigned): Promise<void> {
	for (let sent = 0; sent < MANY; sent += 100) {
		const some = Array.from({ length: 100 }, async (_, index) => {
			await assigned.signal(CHANGE.resumeReminders, { changeId: `nothing new ${sent + index}` });
		});
		await Promise.all(some);
	}
	await status(assigned);
}

/** Has an assignment continue as new, and look the same to who looks at it. */
async function continues(assigned: Assigned, during: () => Promise<void>): Promise<void> {
	const before = await assigned.describe();
	const stood = await status(assigned);
	rig().follow(assigned.workflowId, before.runId);
	await during();
	const after = await assigned.describe();
	expect(after.runId).not.toBe(before.runId);
	expect(after.memo).toEqual(before.memo);
	expect(after.searchAttributes).toEqual(before.searchAttributes);
	expect(await status(assigned)).toEqual(stood);
}

describe('an assignment that continues as new', () => {
	it('is reminded of, answered, confirmed and closed as planned', async () => {
		const assigned = await rig().assign({
			deliverIn: 0.1,
			dueIn: 96,
			sessionIn: 120,
			reminders: [{ share: 0.5 }],
		});
		await rig().pass(1);
		const { closesAt } = await status(assigned);
		await continues(assigned, () => flood(assigned));
		await rig().pass(60);
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.1']);
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		expect(await result(assigned)).toMatchObject({ outcome: 'done' });
		expect(closesAt).toBeDefined();
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.1', 'confirm']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'reminded', 'answered', 'confirmed']);
	});
});
