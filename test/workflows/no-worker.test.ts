import { CHANGE } from '../../temporal/contract/names';
import { page, result, status, submission } from './assigned';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig({ restarts: true });

describe('while no worker runs', () => {
	it('an answer waits and is taken up by the next one, as of when it was given', async () => {
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 48 });
		await rig().pass(24);
		await rig().stopWorkers();
		const submittedAt = new Date((await rig().now()).getTime() - 3_600_000).toISOString();
		await assigned.signal(CHANGE.submit, submission('done', { submittedAt }));
		await rig().startWorkers();
		expect(await result(assigned)).toMatchObject({ outcome: 'done', outcomeAt: submittedAt });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);
	});

	it('a withdrawal waits, and nothing goes out before it', async () => {
		await rig().stopWorkers();
		const assigned = await rig().assign({ deliverIn: 0 });
		await assigned.signal(CHANGE.withdraw, { withdrawalId: 'w' });
		await rig().startWorkers();
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn', delivery: 'waiting' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'withdrawn', 'closed']);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
	});
});

it('of a message that nobody has taken up yet, staff say "now, although it is night there" and are heard', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(12);
	await rig().stopWorkers();
	await assigned.signal(CHANGE.remindNow, { changeId: 'one' });
	await assigned.signal(CHANGE.remindNow, { changeId: 'two', anyHour: true });
	await rig().startWorkers();
	await status(assigned);
	await rig().pass(0.1);
	expect(rig().sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	await assigned.terminate();
});

describe('while the ledger cannot be written', () => {
	it('a change that waits for it is on record, too, where an engineer cancels the workflow meanwhile', async () => {
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 97 });
		await rig().pass(2);
		await rig().breakLedger();
		const dueAt = new Date(Date.parse(assigned.terms.dueAt) + 3_600_000).toISOString();
		await assigned.signal(CHANGE.reschedule, { rescheduleId: 'one', dueAt });
		await status(assigned);
		await assigned.cancel();
		await status(assigned);
		await rig().mendLedger();
		expect(await result(assigned)).toMatchObject({ outcome: 'withdrawn', dueAt });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'rescheduled', 'withdrawn', 'closed']);
	});

	it('an assignment waits for it, and loses nothing', async () => {
		const assigned = await rig().assign({ deliverIn: 1 });
		await rig().pass(2);
		await rig().breakLedger();
		await assigned.signal(CHANGE.submit, submission('done'));
		await rig().pass(0.5);
		expect(await status(assigned)).toMatchObject({ outcome: 'done' });
		expect(await page(assigned)).toMatchObject({ outcome: 'open' });

		await rig().mendLedger();
		expect(await result(assigned)).toMatchObject({ delivery: 'delivered', outcome: 'done' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);
	});

	it('a reminder whose turn comes meanwhile goes out afterwards, also where due was moved in between', async () => {
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 97, reminders: [{ share: 0.5 }] });
		await rig().pass(48.9);
		await rig().breakLedger();
		for (const change of [CHANGE.pauseReminders, CHANGE.resumeReminders])
			await assigned.signal(change, { changeId: change });
		await rig().pass(0.3);
		await assigned.signal(CHANGE.reschedule, { rescheduleId: 'one', dueAt: assigned.terms.dueAt });
		await rig().mendLedger();
		await rig().pass(1);
		const sent = rig().flow.commandsFor(assigned.assignmentId);
		expect(sent.map(({ command }) => command)).toEqual(['deliver', 'remind']);
		await assigned.terminate();
	});
});
