import { until } from '../e2e/until';
import { ZONE } from './ask';
import { page, reschedule, status, type Assigned } from './assigned';
import { SENT } from './flow-server';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig({ dueWithinDays: 366 });

const HOUR = 3_600_000;

async function inHours(hours: number): Promise<string> {
	return new Date((await rig().now()).getTime() + hours * HOUR).toISOString();
}

/** As a message names it. */
function dayOf(instant: string): string {
	const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: ZONE } as const;
	return new Date(instant).toLocaleDateString('en-GB', day);
}

const planned = async (assigned: Assigned) =>
	(await rig().reminders(assigned)).reminders
		.filter(({ state }) => state === 'planned')
		.map(({ plannedAt }) => plannedAt);

const reasons = async (assigned: Assigned) =>
	(await rig().ledger.stories.of(assigned.assignmentId))!.events
		.filter(({ kind }) => kind === 'rescheduled')
		.map(({ reason }) => reason);

describe('due that was left to the session', () => {
	const ask = { deliverIn: 0, sessionIn: 100, dueIsSession: true, reminders: [{ before: 'due', hours: 24 } as const] };

	it('moves with it, and with it the reminders', async () => {
		const assigned = await rig().assign(ask);
		await rig().pass(2);
		const sessionAt = await inHours(240);
		expect(await reschedule(assigned, { rescheduleId: 'one', sessionAt })).toMatchObject({
			dueAt: sessionAt,
			dueIsSession: true,
			sessionAt,
			notMoved: [],
		});
		expect(await status(assigned)).toMatchObject({ dueAt: sessionAt, sessionAt });
		const [reminder] = await planned(assigned);
		expect(reminder! > assigned.terms.sessionAt!).toBe(true);
		await assigned.terminate();
	});

	it('stays by itself once it is set', async () => {
		const assigned = await rig().assign(ask);
		await rig().pass(2);
		const dueAt = await inHours(60);
		expect(await reschedule(assigned, { rescheduleId: 'one', dueAt })).toMatchObject({ dueAt, dueIsSession: false });
		const sessionAt = await inHours(240);
		expect(await reschedule(assigned, { rescheduleId: 'two', sessionAt })).toMatchObject({ dueAt, sessionAt });
		await assigned.terminate();
	});

	it('stays where it is while there is no session, and moves with the next one', async () => {
		const assigned = await rig().assign(ask);
		await rig().pass(2);
		const { dueAt } = assigned.terms;
		const gone = await reschedule(assigned, { rescheduleId: 'one', sessionAt: null });
		expect(gone).toMatchObject({ dueAt, dueIsSession: true, notMoved: [] });
		expect(gone.sessionAt).toBeUndefined();
		expect((await page(assigned)).sessionAt).toBeUndefined();
		const sessionAt = await inHours(240);
		expect(await reschedule(assigned, { rescheduleId: 'two', sessionAt })).toMatchObject({
			dueAt: sessionAt,
			sessionAt,
		});
		await assigned.terminate();
	});
});

it('a session that is taken back takes its reminders and its brief with it, and Show Reminders says why', async () => {
	const clinician = { name: 'Sam Rivers', email: 'sam.taken-back@example.org' };
	const reminders = [{ before: 'session', hours: 24 } as const];
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 90, sessionIn: 100, reminders, clinician });
	await rig().pass(2);
	expect(await planned(assigned)).toHaveLength(1);
	await reschedule(assigned, { rescheduleId: 'one', sessionAt: null });
	expect(await planned(assigned)).toEqual([]);
	expect((await rig().reminders(assigned)).reminders).toMatchObject([
		{ state: 'skipped', beside: 'left-out', reason: 'There is no session any more that it would come before.' },
	]);
	expect((await rig().ledger.briefs.about(assigned.assignmentId)).session).toBeUndefined();
	expect(await reasons(assigned)).toEqual([expect.stringContaining('no session any more')]);
	await assigned.terminate();
});

it('each part of a change is judged by itself, and what was not done is on record', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(2);
	const [dueAt, sessionAt] = [await inHours(-1), await inHours(120)];
	const notMoved = [{ part: 'dueAt', reason: 'lies in the past; it must be ahead' }];
	expect(await reschedule(assigned, { rescheduleId: 'one', dueAt, sessionAt })).toMatchObject({
		dueAt: assigned.terms.dueAt,
		sessionAt,
		notMoved,
	});
	expect(await reasons(assigned)).toEqual([expect.stringContaining('Not done: dueAt lies in the past')]);
	expect(await reschedule(assigned, { rescheduleId: 'one', dueAt, sessionAt })).toMatchObject({
		sessionAt,
		repeated: true,
		notMoved,
	});
	const both = reschedule(assigned, { rescheduleId: 'two', dueAt, sessionAt: await inHours(-9) });
	expect(await both.catch((error: Error) => error.cause)).toMatchObject({ type: 'InvalidChange' });
	await assigned.terminate();
});

describe('what lies farther ahead than the practice lets it', () => {
	const reason = 'is more than 366 days ahead; correct the date, or raise dueWithinDays in practice.yaml';

	it('is not taken, and the rest of the change is', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
		await rig().pass(2);
		const [dueAt, sessionAt] = [await inHours(400 * 24), await inHours(120)];
		const notMoved = [{ part: 'dueAt', reason }];
		const answer = { dueAt: assigned.terms.dueAt, sessionAt, notMoved };
		expect(await reschedule(assigned, { rescheduleId: 'one', dueAt, sessionAt })).toMatchObject(answer);
		expect(await reasons(assigned)).toEqual([expect.stringContaining(`Not done: dueAt ${reason}`)]);
		await assigned.terminate();
	});

	it('changes nothing where it is all that was asked for, and is on record', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
		await rig().pass(2);
		const sessionAt = await inHours(400 * 24);
		const answer = { dueAt: assigned.terms.dueAt, notMoved: [{ part: 'sessionAt', reason }] };
		expect(await reschedule(assigned, { rescheduleId: 'one', sessionAt })).toMatchObject(answer);
		expect(await status(assigned)).not.toHaveProperty('sessionAt');
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'not-taken']);
		await assigned.terminate();
	});
});

describe('a move that leaves no reminder ahead', () => {
	const ask = { deliverIn: 0, dueIn: 20 * 24, reminders: [{ share: 0.5 }, { share: 0.9 }] };

	it('is told to the client once, and Show Reminders says why none is left', async () => {
		const assigned = await rig().assign(ask);
		await rig().pass(9 * 24);
		const dueAt = await inHours(9);
		await reschedule(assigned, { rescheduleId: 'one', dueAt });
		await assigned.signal('reschedule', { rescheduleId: 'two', dueAt });
		await rig().pass(1);
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.moved.1']);
		expect(rig().flow.commandsFor(assigned.assignmentId).at(-1)!.messages.email.text).toMatch(/today/i);
		expect(await rig().reminders(assigned)).toMatchObject({
			noneAhead: 'all that its policy asks for went out, or had no moment left before it is due',
			reminders: expect.arrayContaining([
				expect.objectContaining({ state: 'sent', beside: 'tells-of-move' }),
			]) as unknown,
		});
		await assigned.terminate();
	});

	it('is told, too, where the message that says another date was just being posted', async () => {
		let post!: () => void;
		rig().flow.answer = (command) => new Promise((resolve) => (post = () => resolve(SENT(command))));
		const assigned = await rig().assign({ ...ask, reminders: [{ before: 'due', hours: 24 }] });
		const { messages } = await rig().flow.arrived(assigned.assignmentId);
		const dueAt = await inHours(9);
		await reschedule(assigned, { rescheduleId: 'one', dueAt });
		rig().flow.answer = SENT;
		post();
		await until(async () => (await status(assigned)).delivery === 'delivered');
		await rig().pass(4);
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.moved.1']);
		expect(messages.email.text).not.toContain(dayOf(dueAt));
		expect(rig().flow.commandsFor(assigned.assignmentId).at(-1)!.messages.email.text).toContain(dayOf(dueAt));
		await assigned.terminate();
	});

	it('is told, too, where that message is a reminder', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 100, reminders: [{ share: 0.5 }] });
		await rig().pass(1);
		let post!: () => void;
		rig().flow.answer = (command) => new Promise((resolve) => (post = () => resolve(SENT(command))));
		const passing = rig().pass(58);
		await until(async () => rig().sent(assigned).length === 2);
		await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(9) });
		rig().flow.answer = SENT;
		post();
		await passing;
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.1', 'remind.moved.1']);
		await assigned.terminate();
	});

	it('is not told beside a delivery that waited, and says so itself', async () => {
		const reminders = [{ before: 'due', hours: 24 } as const];
		const assigned = await rig().assign({ ...ask, deliverIn: 12, reminders });
		await rig().pass(13);
		await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(20) });
		await rig().pass(19);
		expect(rig().sent(assigned)).toEqual(['deliver']);
		await assigned.terminate();
	});

	it('is told at the hours of the client only', async () => {
		const assigned = await rig().assign(ask);
		await rig().pass(9 * 24 + 12);
		await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(20) });
		await rig().pass(5);
		expect(rig().sent(assigned)).toEqual(['deliver']);
		await rig().pass(8);
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.moved.1']);
		await assigned.terminate();
	});

	it.each([
		['whose policy has none', { reminders: [] }],
		['that is not delivered yet', { deliverIn: 10 * 24 }],
	])('says nothing of homework %s', async (_of, more) => {
		const assigned = await rig().assign({ ...ask, ...more });
		await rig().pass(9 * 24);
		await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(25) });
		await rig().pass(1);
		expect(rig().sent(assigned)).not.toContain('remind.moved.1');
		await assigned.terminate();
	});
});

describe('the zone of an open assignment', () => {
	it('changes, and what is open is planned anew by it', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 100, reminders: [{ share: 0.5 }] });
		await rig().pass(2);
		const zone = 'America/Los_Angeles';
		expect(await reschedule(assigned, { rescheduleId: 'one', zone })).toMatchObject({ zone, notMoved: [] });
		expect((await page(assigned)).zone).toBe(zone);
		const [reminder] = await planned(assigned);
		const hour = Number(
			new Date(reminder!).toLocaleString('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }),
		);
		expect(hour).toBeGreaterThanOrEqual(9);
		await assigned.terminate();
	});

	it('has what waits for the old one go out by the new one', async () => {
		const assigned = await rig().assign({ deliverIn: 12, dueIn: 100 });
		await rig().pass(13);
		expect(rig().sent(assigned)).toEqual([]);
		await reschedule(assigned, { rescheduleId: 'one', zone: 'America/Los_Angeles' });
		await rig().pass(0.1);
		expect(rig().sent(assigned)).toEqual(['deliver']);
		await assigned.terminate();
	});

	it('is none that nobody knows', async () => {
		const assigned = await rig().assign();
		const cause = await reschedule(assigned, { rescheduleId: 'one', zone: 'Mars/Olympus' }).catch(
			(error: Error) => error.cause,
		);
		expect(cause).toMatchObject({ type: 'InvalidChange', message: expect.stringContaining('zone must be') as unknown });
		await assigned.terminate();
	});
});
