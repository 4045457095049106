import type { Terms } from '../../temporal/contract/assignment';
import { reminderCommandId } from '../../temporal/contract/names';
import type { PushResult } from '../../temporal/contract/receipt';
import type { Ledger } from '../../temporal/ledger/ledger';
import type { Sibling } from '../../temporal/ledger/sending/siblings';
import { assignmentInput, DELIVER_AT, EXERCISE, newLedger, runOf } from './practice';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Wednesday of the assignment's week, ten o'clock in Chicago. */
const WEDNESDAY = Date.parse('2026-03-04T16:00:00Z');
const DAY_AFTER_NINE = Date.parse('2026-03-05T15:00:00Z');
const EXPIRES = Date.parse('2026-03-06T16:00:00Z');

type Asked = Partial<Terms> & { key?: string };

/** A delivered assignment with two planned reminders: on Wednesday, and on Friday, its due day. */
async function delivered(parts: Pick<Awaited<ReturnType<typeof newLedger>>, 'ledger' | 'ring'>, asked: Asked = {}) {
	const input = assignmentInput(parts.ring, asked);
	const { assignmentId } = input;
	await parts.ledger.assignments.record(input, EXERCISE, runOf(asked.key ?? 'run'));
	await happen(parts.ledger, assignmentId, 'delivered');
	return assignmentId;
}

async function happen(
	ledger: Ledger,
	assignmentId: string,
	kind: 'delivered' | 'undeliverable' | 'answered' | 'reminders-paused' | 'reminders-resumed',
) {
	const outcome = kind === 'answered' ? 'done' : 'open';
	const at = new Date(DELIVER_AT).toISOString();
	await ledger.events.record({ eventId: `${assignmentId}.${kind}`, assignmentId, kind, at, outcome });
}

function remind(ledger: Ledger, assignmentId: string, { ordinal = 1, at = WEDNESDAY, expiresAt = EXPIRES } = {}) {
	const commandId = reminderCommandId(assignmentId, `${ordinal}`);
	return ledger.gate.pass({ command: 'remind', commandId, assignmentId, expiresAt, at });
}

async function receipt(
	ledger: Ledger,
	assignmentId: string,
	result: PushResult,
	{ siblings = [] as Sibling[], attempt = 1 } = {},
) {
	const commandId = reminderCommandId(assignmentId, '1');
	await ledger.sends.receipted({ command: 'remind', commandId, assignmentId, attempt, siblings }, result);
}

const SENT: PushResult = { kind: 'sent', at: new Date(WEDNESDAY).toISOString() };

async function steps(ledger: Ledger, assignmentId: string) {
	return (await ledger.stories.of(assignmentId))!.events.map(({ kind, reason }) => (reason ? [kind, reason] : kind));
}

describe('a reminder at the gate', () => {
	it('goes out where nothing is against it, and is on record as a step once it is sent', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		expect(await remind(parts.ledger, id)).toMatchObject({ kind: 'go', attempt: 1, tries: 1, siblings: [] });
		await receipt(parts.ledger, id, SENT);
		expect(await remind(parts.ledger, id)).toEqual({ kind: 'done', result: SENT });
		expect(await steps(parts.ledger, id)).toEqual(['assigned', 'delivered', 'reminded']);
	});

	it.each([
		['undeliverable', 'undelivered', 'The homework had not been delivered.'],
		['answered', 'answered', 'It was answered before.'],
		['reminders-paused', 'paused', 'Its reminders were paused.'],
	] as const)('is skipped for good where the assignment is %s, and says why', async (kind, reason, words) => {
		const { ledger, ring } = await newLedger();
		const input = assignmentInput(ring);
		await ledger.assignments.record(input, EXERCISE, runOf('run'));
		if (kind !== 'undeliverable') await happen(ledger, input.assignmentId, 'delivered');
		await happen(ledger, input.assignmentId, kind);
		expect(await remind(ledger, input.assignmentId)).toEqual({ kind: 'hold', reason });
		expect(await steps(ledger, input.assignmentId)).toContainEqual(['reminder-skipped', words]);
		const { reminders } = (await ledger.reminders.of(input.assignmentId))!;
		expect(reminders[0]).toMatchObject({ state: 'skipped', reason: words });
	});

	it('goes out again once its reminders are resumed', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		await happen(parts.ledger, id, 'reminders-paused');
		await happen(parts.ledger, id, 'reminders-resumed');
		expect(await remind(parts.ledger, id)).toMatchObject({ kind: 'go' });
	});

	it('is pointless once it is due, also where due was moved forward while it waited', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		await remind(parts.ledger, id);
		await parts.ledger.assignments.reschedule({
			assignmentId: id,
			eventId: `${id}.rescheduled`,
			at: new Date(WEDNESDAY).toISOString(),
			dueAt: new Date(WEDNESDAY + HOUR).toISOString(),
			outcome: 'open',
			lastOrdinal: 1,
		});
		expect(await remind(parts.ledger, id, { at: WEDNESDAY + HOUR })).toEqual({ kind: 'hold', reason: 'expired' });
	});
});

describe('quiet hours', () => {
	const EIGHT_PM = Date.parse('2026-03-05T02:00:00Z');

	it('hold a reminder from their first minute until they end, without a new step', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		expect(await remind(parts.ledger, id, { at: EIGHT_PM - 1 })).toMatchObject({ kind: 'go' });
		const later = { kind: 'later', until: DAY_AFTER_NINE, reason: 'quiet-hours', zone: 'America/Chicago' };
		expect(await remind(parts.ledger, id, { at: EIGHT_PM })).toEqual(later);
		expect(await parts.ledger.reminders.of(id)).toMatchObject({
			reminders: [
				{
					state: 'held',
					at: new Date(DAY_AFTER_NINE).toISOString(),
					reason: 'Quiet hours of the client until 2026-03-05 09:00 (America/Chicago).',
				},
				{ state: 'planned' },
			],
		});
		expect(await remind(parts.ledger, id, { at: DAY_AFTER_NINE })).toMatchObject({ kind: 'go', attempt: 3, tries: 2 });
		expect(await steps(parts.ledger, id)).toEqual(['assigned', 'delivered']);
	});

	it('skip what is of no use after them', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		const held = await remind(parts.ledger, id, { at: EIGHT_PM, expiresAt: DAY_AFTER_NINE });
		expect(held).toEqual({ kind: 'hold', reason: 'quiet-hours' });
	});

	it.each([
		['goes out at the instant that staff chose', 14, 'go'],
		['waits for the morning where it is late', 15, 'later'],
	])('a delivery %s', async (_what, minutes, kind) => {
		const { ledger, ring } = await newLedger();
		const { assignmentId, terms } = assignmentInput(ring);
		await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		const commandId = `${assignmentId}.deliver`;
		const at = DELIVER_AT + minutes * MINUTE;
		const expiresAt = Date.parse(terms.dueAt);
		const decision = await ledger.gate.pass({ command: 'deliver', commandId, assignmentId, expiresAt, at });
		expect(decision).toMatchObject({ kind });
	});
});

describe('between two messages to one client', () => {
	const other = { key: 'second' } as const;
	/** Another assignment whose reminders fall on other days, so that nothing is merged. */
	const apart = { ...other, policy: { reminders: [{ before: 'due', hours: 2 }] } } satisfies Asked;

	it('lies a gap, whatever they are about; a fifth of the window, and four hours at most', async () => {
		const parts = await newLedger();
		const first = await delivered(parts);
		const second = await delivered(parts, apart);
		await remind(parts.ledger, first);
		const later = { kind: 'later', until: WEDNESDAY + 4 * HOUR, reason: 'gap' };
		expect(await remind(parts.ledger, second, { at: WEDNESDAY + MINUTE })).toMatchObject(later);
		const then = { at: WEDNESDAY + 4 * HOUR };
		expect(await remind(parts.ledger, second, then)).toMatchObject({ kind: 'go' });
	});

	it('the gap also follows the delivery of another assignment, not that of its own', async () => {
		const parts = await newLedger();
		const first = await delivered(parts);
		const { assignmentId } = assignmentInput(parts.ring, other);
		await parts.ledger.assignments.record(assignmentInput(parts.ring, other), EXERCISE, runOf('second'));
		const delivery = { command: 'deliver', commandId: `${assignmentId}.deliver`, assignmentId } as const;
		await parts.ledger.gate.pass({ ...delivery, expiresAt: EXPIRES, at: WEDNESDAY });
		await happen(parts.ledger, assignmentId, 'delivered');
		expect(await remind(parts.ledger, first, { at: WEDNESDAY + MINUTE })).toMatchObject({ reason: 'gap' });
		expect(await remind(parts.ledger, assignmentId, { at: WEDNESDAY + MINUTE })).toMatchObject({ kind: 'go' });
	});

	it('a try keeps the slot of the try before', async () => {
		const parts = await newLedger();
		const id = await delivered(parts);
		await remind(parts.ledger, id);
		expect(await remind(parts.ledger, id, { at: WEDNESDAY + MINUTE })).toMatchObject({ kind: 'go', tries: 2 });
	});

	it('a slot is given back where the flow says that nothing went out', async () => {
		const parts = await newLedger();
		const first = await delivered(parts);
		const second = await delivered(parts, apart);
		await remind(parts.ledger, first);
		await receipt(parts.ledger, first, { kind: 'skipped', at: SENT.at, reason: 'by-flow', detail: 'On holiday' });
		expect(await remind(parts.ledger, second, { at: WEDNESDAY + MINUTE })).toMatchObject({ kind: 'go' });
		expect(await steps(parts.ledger, first)).toContainEqual(['reminder-skipped', 'On holiday']);
	});

	it('there are no more reminders than two on a day, and six in seven days', async () => {
		const parts = await newLedger();
		const ids: string[] = [];
		for (let index = 0; index < 8; index += 1) {
			ids.push(await delivered(parts, { key: `${index}`, policy: { reminders: [], gapHours: 0.5 } }));
		}
		const decisions: Array<string | number> = [];
		// Two on Wednesday and on the days after, the third of Wednesday and whatever the week has no room for held.
		const hours = [0, 1, 2, 24, 25, 48, 49, 72];
		for (const [index, passed] of hours.entries()) {
			const at = WEDNESDAY + passed * HOUR;
			const decision = await remind(parts.ledger, ids[index]!, { at, expiresAt: at + 30 * 24 * HOUR });
			decisions.push(decision.kind === 'later' ? new Date(decision.until).toISOString() : decision.kind);
		}
		expect(decisions).toEqual([
			'go',
			'go',
			'2026-03-05T15:00:00.000Z',
			'go',
			'go',
			'go',
			'go',
			// A week after the first of Wednesday; the clocks have changed meanwhile.
			'2026-03-11T16:00:00.000Z',
		]);
	});

	it('a reminder that the cap leaves no time for is skipped', async () => {
		const parts = await newLedger();
		const policy = { reminders: [], gapHours: 0.5, perDay: 1 };
		const first = await delivered(parts, { key: 'a', policy });
		const second = await delivered(parts, { key: 'b', policy });
		await remind(parts.ledger, first);
		const decision = await remind(parts.ledger, second, { at: WEDNESDAY + HOUR, expiresAt: WEDNESDAY + 3 * HOUR });
		expect(decision).toEqual({ kind: 'hold', reason: 'cap' });
	});
});

describe('reminders of several assignments on one day', () => {
	const other = { key: 'second' } as const;

	async function two() {
		const parts = await newLedger();
		return { ...parts, first: await delivered(parts), second: await delivered(parts, other) };
	}

	it('are one message, and a step of each once it is sent', async () => {
		const { ledger, first, second } = await two();
		const decision = await remind(ledger, first);
		const commandId = reminderCommandId(second, '1');
		expect(decision).toMatchObject({ kind: 'go', siblings: [{ assignmentId: second, commandId }] });
		await receipt(ledger, first, SENT, decision as { siblings: Sibling[] });
		expect(await remind(ledger, second, { at: WEDNESDAY + MINUTE })).toEqual({ kind: 'hold', reason: 'merged' });
		for (const id of [first, second]) expect(await steps(ledger, id)).toEqual(['assigned', 'delivered', 'reminded']);
		expect((await ledger.reminders.of(second))!.reminders[0]).toMatchObject({ state: 'merged', at: SENT.at });
	});

	it('wait while the message that says them is being tried, and go out by themselves where it comes to nothing', async () => {
		const { ledger, first, second } = await two();
		await remind(ledger, first);
		const waiting = { kind: 'later', reason: 'merged', until: WEDNESDAY + 10 * MINUTE };
		expect(await remind(ledger, second)).toMatchObject(waiting);
		await receipt(ledger, first, { kind: 'refused', at: SENT.at, reason: 'No such mailbox' });
		expect(await remind(ledger, second, { at: WEDNESDAY + 10 * MINUTE })).toMatchObject({ kind: 'go' });
	});

	it('go out by themselves where the other assignment is answered meanwhile', async () => {
		const { ledger, first, second } = await two();
		await remind(ledger, first);
		await happen(ledger, first, 'answered');
		const then = { at: WEDNESDAY + 4 * HOUR };
		expect(await remind(ledger, second, then)).toMatchObject({ kind: 'go', siblings: [] });
	});

	it.each(['answered', 'reminders-paused'] as const)('leave out one that is %s', async (kind) => {
		const { ledger, first, second } = await two();
		await happen(ledger, second, kind);
		expect(await remind(ledger, first)).toMatchObject({ kind: 'go', siblings: [] });
	});

	it('speak of each assignment once, and leave its later reminders of the day to themselves', async () => {
		const { ledger, ring } = await newLedger();
		const short = { deliverAt: '2026-03-04T15:00:00.000Z', dueAt: '2026-03-04T23:00:00.000Z' };
		const first = await delivered({ ledger, ring }, { ...short, key: 'first' });
		const second = await delivered({ ledger, ring }, { ...short, key: 'second' });
		const decision = await remind(ledger, first, { at: Date.parse('2026-03-04T19:00:00Z') });
		expect(decision).toMatchObject({
			siblings: [{ assignmentId: second, commandId: reminderCommandId(second, '1') }],
		});
	});

	it('leave out what is due by the time of the try', async () => {
		const { ledger, ring } = await newLedger();
		const first = await delivered({ ledger, ring }, { key: 'first' });
		const dueAt = WEDNESDAY + 2 * HOUR;
		const asked = { key: 'second', deliverAt: '2026-03-02T16:00:00.000Z', dueAt: new Date(dueAt).toISOString() };
		const second = await delivered({ ledger, ring }, asked);
		expect(await remind(ledger, first)).toMatchObject({ siblings: [{ assignmentId: second }] });
		expect(await remind(ledger, first, { at: dueAt })).toMatchObject({ kind: 'go', siblings: [] });
	});

	it('do not wait for another message until they are of no use', async () => {
		const { ledger, first, second } = await two();
		await remind(ledger, first);
		const then = WEDNESDAY + 5 * HOUR;
		const decision = await remind(ledger, second, { at: then, expiresAt: then + MINUTE });
		expect(decision).toMatchObject({ kind: 'go' });
		expect(await remind(ledger, first, { at: then + MINUTE })).toMatchObject({ kind: 'go', siblings: [] });
	});

	it('go out by themselves where the other message left them out', async () => {
		const { ledger, first, second } = await two();
		await remind(ledger, first);
		await happen(ledger, second, 'reminders-paused');
		const decision = await remind(ledger, first, { at: WEDNESDAY + MINUTE });
		await receipt(ledger, first, SENT, decision as { siblings: Sibling[] });
		await happen(ledger, second, 'reminders-resumed');
		expect(await remind(ledger, second, { at: WEDNESDAY + 5 * HOUR })).toMatchObject({ kind: 'go' });
	});

	it('say again, when tried again, only what may still be said', async () => {
		const { ledger, first, second } = await two();
		expect(await remind(ledger, first)).toMatchObject({ siblings: [{ assignmentId: second }] });
		await happen(ledger, second, 'answered');
		expect(await remind(ledger, first, { at: WEDNESDAY + MINUTE })).toMatchObject({ kind: 'go', siblings: [] });
	});
});

it('a reminder that staff send at once comes on record with its first try', async () => {
	const parts = await newLedger();
	const id = await delivered(parts);
	const commandId = reminderCommandId(id, 'now.1');
	await parts.ledger.gate.pass({ command: 'remind', commandId, assignmentId: id, expiresAt: EXPIRES, at: WEDNESDAY });
	const send = { command: 'remind', commandId, assignmentId: id, attempt: 1 } as const;
	await parts.ledger.sends.receipted(send, SENT);
	const { reminders, state } = (await parts.ledger.reminders.of(id))!;
	expect(state).toBe('running');
	expect(reminders.find(({ ordinal }) => ordinal === undefined)).toEqual({
		plannedAt: SENT.at,
		state: 'sent',
		at: SENT.at,
	});
});
