import { DUE_AT, TERMS } from '../practice';
import type { Rescheduled } from '../../../temporal/ledger/assignments/dates';
import { commandId, reminderCommandId } from '../../../temporal/contract/names';
import { resolvePolicy } from '../../../temporal/contract/policy';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import { DAY, HOUR, MINUTE, MONDAY, NOT_SENT, Practice, REFUSED, SECOND, SENT, WEDNESDAY, type Asked } from './saying';

const iso = (at: number) => new Date(at).toISOString();

/** Moves due, on Wednesday unless said otherwise. */
async function moved(
	practice: Practice,
	assignmentId: string,
	dueAt: number,
	{ at = WEDNESDAY, ...more }: Partial<Omit<Rescheduled, 'at'>> & { at?: number } = {},
) {
	return await practice.ledger.assignments.reschedule({
		assignmentId,
		eventId: `${assignmentId}.rescheduled.${dueAt}`,
		at: iso(at),
		dueAt: iso(dueAt),
		dueIsSession: false,
		sessionTakenBack: false,
		zone: TERMS.zone,
		outcome: 'open',
		lastOrdinal: 0,
		...more,
	});
}

describe('a new due instant', () => {
	it('gives a delivery that waits more time, or less', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const delivery = practice.deliver(id);
		await delivery.comesTo(NOT_SENT, MONDAY);
		await moved(practice, id, DUE_AT + 3 * DAY);
		expect(await delivery.begin(DUE_AT + HOUR)).toMatchObject({ kind: 'go' });
		await moved(practice, id, WEDNESDAY + HOUR);
		expect(await delivery.begin(WEDNESDAY + HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
	});

	it('plans the reminders that have not begun anew, and numbers them on', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id).comesTo(SENT, WEDNESDAY);
		const plan = await moved(practice, id, DUE_AT + 7 * DAY, { at: WEDNESDAY + HOUR, lastOrdinal: 1 });
		const { reminders } = (await practice.ledger.reminders.of(id))!;
		expect(reminders.map(({ ordinal, state }) => [ordinal, state])).toEqual([
			[1, 'sent'],
			...plan.reminders.map(({ ordinal }) => [ordinal, 'planned']),
		]);
		expect(plan.reminders[0]!.ordinal).toBe(2);
		expect(reminders.at(-1)!.plannedAt).toBe(plan.reminders.at(-1)!.at);
	});

	it('takes back what was planned for later than it', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id).comesTo(NOT_SENT, WEDNESDAY);
		await moved(practice, id, WEDNESDAY + 2 * HOUR, { lastOrdinal: 1 });
		const { reminders } = (await practice.ledger.reminders.of(id))!;
		expect(reminders.filter(({ state }) => state === 'planned')).toEqual([]);
		const expired = { kind: 'over', ending: { kind: 'given-up' } };
		expect(await practice.remind(id).begin(WEDNESDAY + 2 * HOUR)).toMatchObject(expired);
	});
});

describe('an earlier due instant, while what has begun has not come to the gate yet', () => {
	const DUE = WEDNESDAY + 2 * HOUR;
	const expired = { kind: 'over', ending: { kind: 'skipped', reason: 'expired' } };

	it('leaves the reminder in the plan, of use until it', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const before = await practice.shown(id);
		await moved(practice, id, DUE, { at: WEDNESDAY + HOUR, lastOrdinal: 1 });
		expect(await practice.shown(id)).toEqual(before);
		expect(await practice.remind(id).begin(DUE)).toMatchObject(expired);
		expect(await practice.shown(id)).toMatchObject({ state: 'skipped', reason: 'It came too late to be of use.' });
	});

	it.each([
		['remind', 'remind.now.1'],
		['deliver', 'deliver.1'],
	] as const)('has what staff asked for (%s) of use until it', async (kind, name) => {
		const practice = await Practice.open();
		const id = await (kind === 'remind' ? practice.delivered() : practice.assigned());
		const asked = practice.message(kind, commandId(id, name), id);
		await moved(practice, id, DUE);
		expect(await asked.begin(DUE)).toMatchObject(expired);
	});
});

describe('a new due instant, while the message of another assignment is to say the reminder, too', () => {
	async function hosted() {
		const practice = await Practice.open();
		const [host, id] = [await practice.delivered({ key: 'host' }), await practice.delivered({ key: 'moved' })];
		/** What the ledger says is still to come. */
		const planned = async () =>
			(await practice.ledger.reminders.of(id))!.reminders.filter(({ state }) => state === 'planned');
		return { practice, id, hosting: practice.remind(host), own: practice.remind(id), planned };
	}

	it.each([
		['waits for its flow', NOT_SENT],
		['is being tried', undefined],
	] as const)(
		'leaves it in the plan where that message %s, so that it goes out by itself in the end',
		async (_, before) => {
			const { practice, id, hosting, own, planned } = await hosted();
			if (before) await hosting.comesTo(before, WEDNESDAY);
			const underWay = before ? undefined : await hosting.posted(WEDNESDAY);
			const plan = await moved(practice, id, DUE_AT + 7 * DAY, { at: WEDNESDAY + MINUTE });
			expect(await moved(practice, id, DUE_AT + 7 * DAY, { at: WEDNESDAY + MINUTE })).toEqual(plan);
			await hosting.settle(underWay ?? (await hosting.posted(WEDNESDAY + HOUR)), REFUSED, WEDNESDAY + HOUR);
			expect(await planned()).toEqual(
				plan.reminders.map(({ ordinal, at }) => ({ ordinal, state: 'planned', plannedAt: at })),
			);
			expect(plan.reminders[0]).toMatchObject({ ordinal: 1 });
			expect(await own.begin(WEDNESDAY + 2 * HOUR)).toMatchObject({ kind: 'go' });
		},
	);

	it('leaves it to that message where it went out', async () => {
		const { practice, id, hosting } = await hosted();
		const gated = await hosting.posted(WEDNESDAY);
		await moved(practice, id, DUE_AT + 7 * DAY, { at: WEDNESDAY + SECOND });
		await hosting.settle(gated, SENT, WEDNESDAY + MINUTE);
		expect(await practice.shown(id)).toMatchObject({ state: 'merged', at: iso(WEDNESDAY) });
	});
});

describe('a delivery that went out on Wednesday instead of on Monday', () => {
	it('has the reminders that have not begun planned from then, numbered on, once', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned({ policy: { reminders: [{ share: 0.25 }, { share: 0.5 }, { share: 0.75 }] } });
		await practice.remind(id).begin(MONDAY + 30 * HOUR);
		await practice.happens(id, 'delivered', { at: iso(WEDNESDAY) });
		const late = { assignmentId: id, at: iso(WEDNESDAY), lastOrdinal: 1 };
		const plan = await practice.ledger.reminderPlans.fromDelivery(late);
		expect(plan.reminders.map(({ ordinal }) => ordinal)).toEqual([2, 3, 4]);
		const { reminders } = (await practice.ledger.reminders.of(id))!;
		expect(reminders.map(({ ordinal, state }) => [ordinal, state])).toEqual([
			[1, 'skipped'],
			[2, 'planned'],
			[3, 'planned'],
			[4, 'planned'],
		]);
		expect(await practice.ledger.reminderPlans.fromDelivery(late)).toEqual(plan);
		expect((await practice.ledger.reminders.of(id))!.reminders).toEqual(reminders);
	});

	it('leaves in the plan a reminder that has begun and has not come to the gate yet', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const before = await practice.shown(id);
		await practice.happens(id, 'delivered', { at: iso(MONDAY + DAY) });
		await practice.ledger.reminderPlans.fromDelivery({ assignmentId: id, at: iso(WEDNESDAY + HOUR), lastOrdinal: 1 });
		expect(await practice.shown(id)).toEqual(before);
	});

	it('leaves out what would have been before it, or before now', async () => {
		const practice = await Practice.open();
		const policy = { reminders: [{ before: 'due' as const, hours: 60 }, { share: 0.1 }, { share: 0.9 }] };
		const id = await practice.assigned({ policy });
		await practice.happens(id, 'delivered', { at: iso(WEDNESDAY) });
		const late = { assignmentId: id, at: iso(WEDNESDAY + 12 * HOUR), lastOrdinal: 0 };
		const plan = await practice.ledger.reminderPlans.fromDelivery(late);
		expect(plan.dropped).toEqual([
			{ rule: 0, reason: 'past' },
			{ rule: 1, reason: 'past' },
		]);
		expect(plan.reminders).toHaveLength(1);
	});

	it('reminds nobody who answered', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		await practice.happens(id, 'delivered', { at: iso(WEDNESDAY) });
		await practice.happens(id, 'answered');
		const late = { assignmentId: id, at: iso(WEDNESDAY), lastOrdinal: 0 };
		expect(await practice.ledger.reminderPlans.fromDelivery(late)).toEqual({ reminders: [], dropped: [] });
	});
});

describe('Show Reminders', () => {
	it.each<[string, Asked, string]>([
		[
			'would have come before the delivery',
			{ policy: { reminders: [{ before: 'due', hours: 5 * 24 }] } },
			'Its time had passed when it was planned.',
		],
		[
			'is too close to another one',
			{ policy: { reminders: [{ share: 0.5 }, { share: 0.51 }], gapHours: 100 } },
			'It came too soon after another message to this client, and was of no use later.',
		],
		[
			'has no hour that is not quiet',
			{
				deliverAt: '2026-03-03T03:00:00.000Z',
				dueAt: '2026-03-03T09:00:00.000Z',
				policy: { reminders: [{ share: 0.5 }] },
			},
			'It was of no use any more after the quiet hours.',
		],
	])('tells of a rule that %s', async (_what, asked, reason) => {
		const practice = await Practice.open();
		const id = await practice.assigned(asked);
		const { reminders } = (await practice.ledger.reminders.of(id))!;
		expect(reminders).toContainEqual(expect.objectContaining({ state: 'skipped', beside: 'left-out', reason }));
	});

	it('tells of a rule that another due instant leaves no room for, once', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		for (const hours of [1, 2]) await moved(practice, id, WEDNESDAY + hours * HOUR);
		const { reminders } = (await practice.ledger.reminders.of(id))!;
		expect(reminders.map(({ state, reason }) => [state, reason])).toEqual(
			Array(2).fill(['skipped', 'Its time had passed when it was planned.']),
		);
	});

	it('tells whether reminders are running, paused or over, and nothing of an unknown assignment', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const state = async () => (await practice.ledger.reminders.of(id))?.state;
		expect(await state()).toBe('running');
		await practice.happens(id, 'reminders-paused');
		expect(await state()).toBe('paused');
		await practice.happens(id, 'answered');
		expect(await state()).toBe('over');
		expect(await practice.ledger.reminders.of('nobody')).toBeNull();
	});
});

describe('what staff have asked for after due, and what waits for the morning', () => {
	const EVENING = DUE_AT + 2 * HOUR;
	const NIGHT = { policy: () => resolvePolicy(undefined, { quietHours: { from: '00:00', to: '23:00' } }) };

	async function applyPolicy({ ledger }: Practice, assignmentId: string): Promise<void> {
		const asked = { assignmentId, eventId: `${assignmentId}.policy-applied`, at: iso(EVENING), lastOrdinal: 2 };
		const today = { policy: () => resolvePolicy(undefined, { perWeek: 2 }), practiceHours: OPEN_EVERY_DAY };
		expect(await ledger.policies.apply({ ...asked, outcome: 'open' }, today)).not.toBeNull();
	}

	async function moveSession(practice: Practice, assignmentId: string): Promise<void> {
		const sessionAt = iso(DUE_AT + 3 * DAY);
		await moved(practice, assignmentId, DUE_AT, { at: EVENING, lastOrdinal: 2, sessionAt });
	}

	it.each([
		['remind', "today's policy is applied", applyPolicy],
		['deliver', "today's policy is applied", applyPolicy],
		['remind', 'the session is moved', moveSession],
		['deliver', 'the session is moved', moveSession],
	] as const)('(%s) stays so where %s', async (kind, _when, change) => {
		const practice = await Practice.open();
		const id = await (kind === 'remind' ? practice.delivered() : practice.assigned());
		if (kind === 'deliver') await practice.deliver(id).comesTo(REFUSED, MONDAY);
		const name = kind === 'remind' ? reminderCommandId(id, 'now.1') : commandId(id, 'deliver.1');
		const asked = practice.message(kind, name, id, DUE_AT + 14 * DAY, EVENING);
		expect(await asked.begin(EVENING, NIGHT)).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
		await change(practice, id);
		expect(await asked.begin(DUE_AT + DAY)).toMatchObject({ kind: 'go' });
	});
});
