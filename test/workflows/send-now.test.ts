import { toldWords } from '../../nodes/HomeworkRemind/send-now/words';
import type { SendingNow } from '../../temporal/contract/change-inputs';
import { CHANGE } from '../../temporal/contract/names';
import type { SendingNowResult } from '../../temporal/contract/send-now';
import { until } from '../e2e/until';
import { submission, submit, type Assigned } from './assigned';
import { FAILED, SENT } from './flow-server';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const MINUTE = 60_000;

function sendNow(assigned: Assigned, changeId: string, more: Partial<SendingNow> = {}) {
	return assigned.executeUpdate<SendingNowResult, [SendingNow]>(CHANGE.remindNow, { args: [{ changeId, ...more }] });
}

const sent = (assigned: Assigned) => rig().sent(assigned);

/** How long after now something is said to go out, in minutes. */
async function inMinutes({ sendNow: told }: SendingNowResult): Promise<number> {
	return Math.floor((Date.parse(told!.at!) - (await rig().now()).getTime()) / MINUTE + 0.5);
}

it('a client is reminded at once, and that is what staff are told', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(5);
	const told = await sendNow(assigned, 'one');
	expect(told).toMatchObject({ reminders: 'running', repeated: false, sendNow: { what: 'remind' } });
	expect(told.sendNow).not.toHaveProperty('because');
	expect(await inMinutes(told)).toBe(0);
	await assigned.signal(CHANGE.remindNow, { changeId: 'one' });
	await rig().pass(1);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	expect((await rig().reminders(assigned)).reminders).toMatchObject([{ state: 'sent', beside: 'sent-by-hand' }]);

	await submit(assigned, submission('done', { reportedBy: 'staff' }));
	const cause = await sendNow(assigned, 'two').catch((error: Error) => error.cause);
	expect(cause).toMatchObject({
		type: 'AssignmentClosed',
		message: 'The assignment is answered or closed: nobody is reminded of it.',
	});
});

it('within the gap after it a second one sends nothing, and says so; after that, it does', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(5);
	await sendNow(assigned, 'one');
	await rig().pass(1);
	expect(await sendNow(assigned, 'two')).toMatchObject({
		repeated: true,
		sendNow: { already: 'went-out', because: expect.stringContaining('gap') as unknown },
	});
	await rig().pass(3.5);
	expect(await sendNow(assigned, 'three')).toMatchObject({ repeated: false });
	await rig().pass(0.1);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1', 'remind.now.2']);
	await assigned.terminate();
});

it('asked for again, as n8n tries it again, says what became of it, and sends nothing', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(5);
	rig().flow.answer = () => ({ result: 'refused', reason: 'no such mailbox' });
	await sendNow(assigned, 'refused');
	await rig().pass(0.1);
	const again = await sendNow(assigned, 'refused');
	expect(again).toMatchObject({
		repeated: true,
		sendNow: { already: 'came-to-nothing', because: 'The provider refused it.' },
	});
	expect(toldWords(again, (await rig().now()).getTime())).toEqual({
		status: 'not sent',
		note: 'It was asked for before, and nothing more is sent: The provider refused it.',
	});

	rig().flow.answer = SENT;
	await sendNow(assigned, 'sent');
	await rig().pass(20);
	expect(await sendNow(assigned, 'sent')).toMatchObject({
		repeated: true,
		sendNow: { already: 'went-out', because: 'It was asked for before.' },
	});
	await rig().pass(0.1);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1', 'remind.now.2']);
	await assigned.terminate();
});

it('at night it waits for the morning, and says when and why; a second one waits with it', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(12);
	const told = await sendNow(assigned, 'one');
	expect(told).toMatchObject({
		repeated: false,
		sendNow: { because: expect.stringContaining('Quiet hours of the client') as unknown, soonerAtAnyHour: true },
	});
	const minutes = await inMinutes(told);
	expect(minutes).toBeGreaterThanOrEqual(11 * 60);
	expect(minutes).toBeLessThanOrEqual(11 * 60 + 5);
	expect(await sendNow(assigned, 'two')).toMatchObject({ repeated: true, sendNow: { already: 'waits' } });
	await rig().pass(10.9);
	expect(sent(assigned)).toEqual(['deliver']);
	await rig().pass(0.2);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	await assigned.terminate();
});

it('goes out although it is night there, where staff say so, also where it was asked for before', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(12);
	await sendNow(assigned, 'one');
	// While the first try is under way, calling it off may come too late on the time-skipping server.
	await until(async () => (await rig().reminders(assigned)).reminders.some(({ state }) => state === 'held'));
	const told = await sendNow(assigned, 'two', { anyHour: true });
	expect(told).toMatchObject({ repeated: true, sendNow: { already: 'waits', soonerAtAnyHour: false } });
	expect(await inMinutes(told)).toBe(0);
	// What waited is called off and asked for again, which takes a worker its own time.
	await until(async () => sent(assigned).length > 1);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	const other = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(0.1);
	expect(sent(other)).toEqual([]);
	expect(await sendNow(other, 'one', { anyHour: true })).toMatchObject({
		sendNow: { what: 'deliver', already: 'waits' },
	});
	await until(async () => sent(other).length > 0);
	expect(sent(other)).toEqual(['deliver']);
	await assigned.terminate();
	await other.terminate();
});

it('after another message to this address it waits for the gap, at any hour', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(1);
	const told = await sendNow(assigned, 'one', { anyHour: true });
	expect(told.sendNow).toMatchObject({ because: expect.stringContaining('Another message') as unknown });
	expect(await inMinutes(told)).toBe(3 * 60);
	await rig().pass(3.1);
	expect(sent(assigned)).toEqual(['deliver', 'remind.now.1']);
	await assigned.terminate();
});

it('what never goes out says why', async () => {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50 });
	await rig().pass(5);
	await assigned.executeUpdate(CHANGE.pauseReminders, { args: [{ changeId: 'pause' }] });
	const told = await sendNow(assigned, 'one');
	expect(told).toMatchObject({ reminders: 'paused', sendNow: { because: 'Its reminders were paused.' } });
	expect(told.sendNow).not.toHaveProperty('at');
	await rig().pass(0.1);
	expect(await rig().steps(assigned)).toContain('reminder-skipped');
	await assigned.terminate();
});

it('homework that did not arrive is sent again once, and says when', async () => {
	rig().flow.answer = FAILED;
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 4 });
	await rig().pass(5);
	rig().flow.answer = SENT;
	const told = await sendNow(assigned, 'one');
	expect(told).toMatchObject({ repeated: false, sendNow: { what: 'deliver' } });
	expect(await inMinutes(told)).toBe(0);
	await rig().pass(0.1);
	expect(sent(assigned).at(-1)).toBe('deliver.1');
	expect(await sendNow(assigned, 'one')).toMatchObject({
		repeated: true,
		sendNow: { what: 'deliver', already: 'went-out' },
	});
	await assigned.terminate();
});
