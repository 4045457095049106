import { CHANGE, MAX_SNOOZES } from '../../temporal/contract/names';
import { page, reschedule, submission, submit, tell, type Assigned } from './assigned';
import { FAILED, SENT } from './flow-server';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const HOUR = 3_600_000;
const DAILY = [{ share: 0.2 }, { share: 0.4 }, { share: 0.6 }, { share: 0.8 }];

const sent = (assigned: Assigned) => rig().sent(assigned);
const reminders = (assigned: Assigned) => rig().reminders(assigned);

async function snooze(assigned: Assigned, days: 1 | 3, snoozeId = `${days} days`) {
	return await tell(assigned, 'snooze', { snoozeId, days });
}

/** How many hours from now. */
async function hoursUntil(instant: string | undefined): Promise<number> {
	return (Date.parse(instant!) - (await rig().now()).getTime()) / HOUR;
}

describe('a client who asks to be reminded in three days', () => {
	it('gets no reminder before, then one, and what was planned for later', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
		await rig().pass(2);
		const { at, repeated } = await snooze(assigned, 3);
		expect(repeated).toBe(false);
		expect(await hoursUntil(at)).toBeCloseTo(72, 0);
		expect(await page(assigned)).toMatchObject({ snooze: { offered: true, to: at } });

		const shown = (await reminders(assigned)).reminders;
		expect(shown.map(({ beside }) => beside)).not.toContain('left-out');
		expect(shown).toMatchObject([
			...[1, 2, 3].map(() => ({
				state: 'skipped',
				reason: 'The client asked to be reminded later.',
			})),
			{ state: 'planned', ordinal: 1, plannedAt: at },
			{ state: 'planned', ordinal: 2 },
		]);
		await rig().pass(71);
		expect(sent(assigned)).toEqual(['deliver']);
		await rig().pass(2);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		await rig().pass(48);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1', 'remind.2']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'snoozed', 'reminded', 'reminded', 'due']);
		await assigned.terminate();
	});

	it('asks for it once, whichever way it comes, and the newest wish counts', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
		await rig().pass(2);
		const first = await snooze(assigned, 3);
		expect(await snooze(assigned, 3)).toEqual({ at: first.at, repeated: true });
		expect(await snooze(assigned, 3, 'the same day again')).toEqual({ at: first.at, repeated: true });
		const tomorrow = await snooze(assigned, 1);
		expect(await hoursUntil(tomorrow.at)).toBeCloseTo(24, 0);
		await assigned.signal(CHANGE.snooze, { snoozeId: '3 days', days: 3 });
		expect(await snooze(assigned, 1)).toEqual({ at: tomorrow.at, repeated: true });
		await rig().pass(25);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'snoozed', 'snoozed', 'reminded']);
		await assigned.terminate();
	});

	it('is not reminded any more once the homework is answered', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
		await rig().pass(2);
		await snooze(assigned, 1);
		await submit(assigned, submission('done'));
		await rig().pass(30);
		expect(sent(assigned)).not.toContain('remind.1');
		await assigned.terminate();
	});

	it('is told by nothing that waits to be sent meanwhile, or that staff send', async () => {
		rig().flow.answer = (command) => (command.command === 'remind' ? FAILED() : SENT(command));
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: [{ share: 0.05 }] });
		await rig().pass(7);
		const tries = sent(assigned).length;
		expect(tries).toBeGreaterThan(1);
		const { at } = await snooze(assigned, 1);
		rig().flow.answer = SENT;
		expect(await tell(assigned, 'remindNow', { changeId: 'now' })).toMatchObject({
			sendNow: { because: 'The client asked to be reminded later.' },
		});
		await rig().pass(23);
		expect(sent(assigned)).toHaveLength(tries);
		await rig().pass(2);
		expect(sent(assigned)).toHaveLength(tries + 1);
		expect(await rig().steps(assigned)).toEqual(expect.arrayContaining(['reminder-skipped', 'snoozed', 'reminded']));
		expect((await reminders(assigned)).reminders.find(({ state }) => state === 'sent')!.plannedAt).toBe(at);
		await assigned.terminate();
	});
});

it('is offered to nobody whom the homework did not reach, and again once it is sent anew', async () => {
	rig().flow.answer = () => ({ result: 'refused', reason: 'no such mailbox' });
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
	await rig().pass(2);
	expect(await page(assigned)).toMatchObject({ snooze: { offered: false } });
	rig().flow.answer = SENT;
	await tell(assigned, 'remindNow', { changeId: 'again' });
	await rig().pass(2);
	expect(await page(assigned)).toMatchObject({ snooze: { offered: true } });
	await assigned.terminate();
});

describe('what a client asked for', () => {
	it('outlives another plan, and counts no more where due comes before it', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
		await rig().pass(2);
		const { at } = await snooze(assigned, 3);
		const due = async (hours: number) => new Date((await rig().now()).getTime() + hours * HOUR).toISOString();
		await reschedule(assigned, { rescheduleId: 'later', dueAt: await due(140) });
		const ahead = async () => (await reminders(assigned)).reminders.filter(({ state }) => state === 'planned');
		expect((await ahead())[0]).toMatchObject({ plannedAt: at });
		await reschedule(assigned, { rescheduleId: 'sooner', dueAt: await due(50) });
		expect((await ahead()).length).toBeGreaterThan(0);
		expect((await page(assigned)).snooze).toEqual({ offered: true });
		await rig().pass(51);
		expect(sent(assigned)).toContain('remind.1');
		await assigned.terminate();
	});

	it('cannot be met after it is due, which stays on record', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		await rig().pass(2);
		expect(await snooze(assigned, 3)).toEqual({ repeated: false });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'not-taken']);
		await rig().pass(49);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		await assigned.terminate();
	});

	it('is taken twenty times: whoever has a link cannot fill the record', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: DAILY });
		await rig().pass(2);
		for (let count = 0; count < MAX_SNOOZES; count += 1) await snooze(assigned, count % 2 ? 1 : 3, `wish ${count}`);
		await expect(snooze(assigned, 3, 'one more')).rejects.toThrow();
		expect((await rig().steps(assigned)).filter((step) => step === 'snoozed')).toHaveLength(MAX_SNOOZES);
		await assigned.terminate();
	});

	it.each(['nobody is reminded', 'reminders are paused', 'messages are stopped'])(
		'is refused where %s',
		async (why) => {
			const none = why === 'nobody is reminded';
			const assigned = await rig().assign({ deliverIn: 0, dueIn: 120, reminders: none ? [] : DAILY });
			await rig().pass(2);
			if (why === 'reminders are paused') await tell(assigned, 'pauseReminders', { changeId: 'paused' });
			if (why === 'messages are stopped') await assigned.signal('stopped', { scope: 'all' });
			await expect(snooze(assigned, 1)).rejects.toThrow();
			if (why !== 'messages are stopped') expect((await page(assigned)).snooze).toEqual({ offered: false });
			await assigned.terminate();
		},
	);
});
