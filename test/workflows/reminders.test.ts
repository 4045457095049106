import { CHANGE } from '../../temporal/contract/names';
import type { ReminderRule } from '../../temporal/contract/policy';
import { type Assigned, page, reschedule, result, status, submission, submit, tell } from './assigned';
import { FAILED, SENT } from './flow-server';
import { ZONE } from './ask';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const HOUR = 3_600_000;
/** Of a window of fifty hours: at two in the afternoon of the first day, and at eleven the next. */
const TWICE: ReminderRule[] = [{ share: 0.5 }, { before: 'due', hours: 46 }];

function steer(assigned: Assigned, change: 'remindNow' | 'pauseReminders' | 'resumeReminders', changeId = change) {
	return tell(assigned, change, { changeId });
}

const sent = (assigned: Assigned) => rig().sent(assigned);
const reminders = (assigned: Assigned) => rig().reminders(assigned);

async function inHours(hours: number): Promise<string> {
	return new Date((await rig().now()).getTime() + hours * HOUR).toISOString();
}

describe('an assignment that is not answered', () => {
	it('is reminded of at the planned instants, in the words for them', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }, { share: 0.95 }] });
		await rig().pass(51);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1', 'remind.2']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'reminded', 'reminded', 'due']);
		const planned = (await reminders(assigned)).reminders;
		expect(planned).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
		for (const { plannedAt, at } of planned) {
			expect(Date.parse(at!) - Date.parse(plannedAt)).toBeLessThan(1000);
		}
		const [, first, second] = rig().flow.commandsFor(assigned.assignmentId);
		expect(first!.messages.email.text).not.toBe(second!.messages.email.text);
		const metadata = await assigned.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		expect(metadata.currentDetails).toMatch(/Delivered.*Reminded 2 times, last .*No answer yet.*Next: close at/s);
	});

	it('is not reminded of any more once it is', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }, { share: 0.95 }] });
		await rig().pass(30);
		await submit(assigned, submission('done'));
		expect(await result(assigned)).toMatchObject({ outcome: 'done', reminders: 'over' });
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		expect(await reminders(assigned)).toMatchObject({
			state: 'over',
			reminders: [{ state: 'sent' }, { state: 'skipped', reason: 'It was answered before.' }],
		});
	});

	it('is not reminded of while a try waits, once it is answered', async () => {
		rig().flow.answer = (command) => (command.command === 'remind' ? FAILED() : SENT(command));
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		await rig().pass(27);
		const tries = sent(assigned).length;
		expect(tries).toBeGreaterThan(4);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		rig().flow.answer = SENT;
		await result(assigned);
		expect(sent(assigned)).toHaveLength(tries);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);
	});

	it('skips a reminder whose every try failed, and says why', async () => {
		rig().flow.answer = (command) => (command.command === 'remind' ? FAILED() : SENT(command));
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 8, reminders: [{ share: 0.5 }] });
		await rig().pass(9);
		expect(await rig().steps(assigned)).toEqual(expect.arrayContaining(['delivered', 'reminder-skipped', 'due']));
		const [reminder] = (await reminders(assigned)).reminders;
		expect(reminder).toMatchObject({
			state: 'given-up',
			reason: 'The mail server is down.',
		});
		await assigned.terminate();
	});

	it('is not reminded of before it is delivered', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		await rig().pass(26);
		expect((await reminders(assigned)).reminders).toMatchObject([
			{ state: 'skipped', reason: 'The homework had not been delivered.' },
		]);
		await assigned.terminate();
	});
});

describe('over an outage', () => {
	it('from five to eight in the evening until three at night, nothing goes out before the morning', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 48, reminders: [{ before: 'due', hours: 38.2 }] });
		await rig().pass(9.75);
		rig().flow.answer = FAILED;
		await rig().pass(7.25);
		const tries = sent(assigned).filter((command) => command === 'remind.1').length;
		expect(tries).toBeGreaterThan(0);
		rig().flow.answer = SENT;
		await rig().pass(5.9);
		expect(sent(assigned).filter((command) => command === 'remind.1')).toHaveLength(tries);
		expect((await reminders(assigned)).reminders).toMatchObject([
			{ state: 'held', reason: expect.stringMatching(/^Quiet hours of the client: waits until .* 09:0\d/) as unknown },
		]);
		await rig().pass(0.2);
		expect((await reminders(assigned)).reminders).toMatchObject([{ state: 'sent' }]);
		const { events } = await assigned.fetchHistory();
		expect(events!.length).toBeLessThan(30);
		await assigned.terminate();
	});
});

describe('of a delivery that goes out later than planned', () => {
	const PAST = 'Its time had passed when it was planned.';

	/** Instant in the middle between delivery and due. */
	async function middle(assigned: Assigned): Promise<number> {
		const { delivery, deliveredAt } = await status(assigned);
		expect(delivery).toBe('delivered');
		return (Date.parse(deliveredAt!) + Date.parse(assigned.terms.dueAt)) / 2;
	}

	it('after an outage, reminders count from when it did, and none is made up for', async () => {
		rig().flow.answer = () => ({ status: 404 });
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: TWICE });
		await rig().pass(5);
		rig().flow.answer = SENT;
		await rig().pass(0.6);
		const half = await middle(assigned);
		const { reminders: planned } = await reminders(assigned);
		expect(planned).toMatchObject([
			{ ordinal: 1, state: 'skipped', reason: 'The homework had not been delivered.' },
			{ state: 'skipped', reason: PAST },
			{ ordinal: 2, state: 'planned' },
		]);
		expect(Math.abs(Date.parse(planned[2]!.plannedAt) - half)).toBeLessThan(0.1 * HOUR);
		await rig().until(half - 0.1 * HOUR);
		expect(sent(assigned)).not.toContain('remind.2');
		await rig().until(half + 0.1 * HOUR);
		expect(sent(assigned).filter((command) => command !== 'deliver')).toEqual(['remind.2']);
		await assigned.terminate();
	});

	it('since it was night, they do, too', async () => {
		const assigned = await rig().assign({ deliverIn: 11, dueIn: 77, reminders: [{ share: 0.5 }] });
		await rig().pass(24);
		const half = await middle(assigned);
		await rig().until(half - 0.1 * HOUR);
		expect(sent(assigned)).toEqual(['deliver']);
		await rig().until(half + 0.1 * HOUR);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		await assigned.terminate();
	});

	it('by moments, they stay as they were planned', async () => {
		rig().flow.answer = () => ({ status: 404 });
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		await rig().pass(0.01);
		const before = await reminders(assigned);
		rig().flow.answer = SENT;
		await rig().pass(0.5);
		await middle(assigned);
		expect(await reminders(assigned)).toEqual(before);
		await assigned.terminate();
	});
});

describe('staff', () => {
	it('pause reminders and have them go on', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }, { share: 0.95 }] });
		await rig().pass(2);
		expect(await steer(assigned, 'pauseReminders')).toEqual({ reminders: 'paused', repeated: false });
		await rig().pass(30);
		expect(await status(assigned)).toMatchObject({ reminders: 'paused' });
		expect(await steer(assigned, 'resumeReminders')).toEqual({ reminders: 'running', repeated: false });
		await assigned.signal(CHANGE.pauseReminders, { changeId: 'pauseReminders' });
		await rig().pass(18);
		expect(sent(assigned)).toEqual(['deliver', 'remind.2']);
		expect(await rig().steps(assigned)).toEqual([
			'assigned',
			'delivered',
			'reminders-paused',
			'reminder-skipped',
			'reminders-resumed',
			'reminded',
			'due',
		]);
		await assigned.terminate();
	});

	it('move due and session, and what is planned moves with them', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: TWICE });
		await rig().pass(5);
		expect(sent(assigned)).toEqual(['deliver', 'remind.1']);
		const dueAt = await inHours(120);
		const sessionAt = await inHours(130);
		const moved = { dueAt, dueIsSession: false, sessionAt, zone: ZONE, repeated: false, notMoved: [] };
		expect(await reschedule(assigned, { rescheduleId: 'one', dueAt, sessionAt })).toEqual(moved);
		await assigned.signal(CHANGE.reschedule, { rescheduleId: 'one', dueAt: await inHours(9) });
		expect(await reschedule(assigned, { rescheduleId: 'one', dueAt })).toEqual({ ...moved, repeated: true });
		expect(await status(assigned)).toMatchObject({ dueAt, sessionAt });
		expect(await page(assigned)).toMatchObject({ dueAt, sessionAt });
		expect((await assigned.describe()).typedSearchAttributes.getAll()).toContainEqual(
			expect.objectContaining({ value: new Date(dueAt) }),
		);
		const planned = (await reminders(assigned)).reminders;
		expect(planned[0]).toMatchObject({ ordinal: 1, state: 'sent' });
		expect(planned.slice(1).every(({ plannedAt }) => plannedAt > assigned.terms.dueAt)).toBe(true);
		await rig().pass(119);
		expect(await status(assigned)).toMatchObject({ outcome: 'open' });
		expect(await rig().steps(assigned)).not.toContain('due');
		await rig().pass(2);
		expect(await rig().steps(assigned)).toContain('due');
		await assigned.terminate();
	});

	it.each([
		[{}, 'dueAt, sessionAt or zone must be there'],
		[{ dueAt: '2020-01-01T00:00:00Z' }, 'dueAt lies in the past; it must be ahead'],
		[{ sessionAt: '2020-01-01T00:00:00Z' }, 'sessionAt must be after delivery'],
		[{ dueAt: 'tomorrow' }, 'dueAt must be a UTC instant'],
	])('cannot move an assignment to where it makes no sense (case %#)', async (times, problem) => {
		const assigned = await rig().assign();
		const cause = await reschedule(assigned, { rescheduleId: 'one', ...times }).catch((error: Error) => error.cause);
		expect(cause).toMatchObject({ type: 'InvalidChange', message: expect.stringContaining(problem) as unknown });
		await assigned.terminate();
	});

	it('extend a delivery that is being tried', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 4 });
		await rig().pass(3);
		await reschedule(assigned, { rescheduleId: 'one', dueAt: await inHours(5) });
		rig().flow.answer = SENT;
		await rig().pass(1.5);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});
});

it('a note may come before an answer: it is kept, and is no answer', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(2);
	const note = { noteId: 'early', note: 'We talked about it on the phone.' };
	expect(await assigned.executeUpdate(CHANGE.addNote, { args: [note] })).toEqual({ repeated: false });
	expect(await status(assigned)).toMatchObject({ outcome: 'open', reminders: 'running' });
	const { events } = (await rig().ledger.stories.of(assigned.assignmentId))!;
	expect(events).toContainEqual(expect.objectContaining({ kind: 'note-added', note: note.note }));
	expect(await submit(assigned, submission('done'))).toMatchObject({ repeated: false });
});

describe('after an answer', () => {
	it('a client adds notes, each once and five at most', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
		await rig().pass(2);
		const add = (noteId: string) => tell(assigned, 'addNote', { noteId, note: `It was ${noteId}.` });
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		for (const noteId of ['one', 'two', 'three', 'four', 'five'])
			expect(await add(noteId)).toEqual({ repeated: false });
		expect(await add('two')).toEqual({ repeated: true });
		expect(await add('six').catch((error: Error) => error.cause)).toMatchObject({ type: 'AssignmentClosed' });
		expect((await page(assigned)).noteIds).toEqual(['one', 'two', 'three', 'four', 'five']);
		expect(await result(assigned)).toMatchObject({ outcome: 'done' });
		const notes = (await rig().ledger.stories.of(assigned.assignmentId))!.events.filter(({ note }) => note);
		expect(notes).toHaveLength(5);
	});
});
