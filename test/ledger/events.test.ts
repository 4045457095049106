import type { AssignmentEvent, EventKind } from '../../temporal/contract/event';
import { assignmentInput, DELIVER_AT, EXERCISE, newLedger, runOf } from './practice';

async function assigned() {
	const parts = await newLedger();
	const { assignmentId } = assignmentInput(parts.ring);
	await parts.ledger.assignments.record(assignmentInput(parts.ring), EXERCISE, runOf('run'));
	const event = (kind: EventKind, minutes: number, more: Partial<AssignmentEvent> = {}): AssignmentEvent => ({
		eventId: `${assignmentId}.${kind}`,
		assignmentId,
		kind,
		at: new Date(DELIVER_AT + minutes * 60_000).toISOString(),
		outcome: 'open',
		...more,
	});
	return { ...parts, assignmentId, event };
}

describe('the steps of an assignment', () => {
	it('are told in the order of time, with what was written', async () => {
		const { ledger, assignmentId, event } = await assigned();
		await ledger.events.record(event('answered', 5, { outcome: 'partly', reportedBy: 'client', note: 'Only half.' }));
		await ledger.events.record(event('delivered', 0));
		const story = await ledger.stories.of(assignmentId);
		expect(story).toMatchObject({ delivery: 'delivered', outcome: 'partly', exercise: { title: EXERCISE.title } });
		expect(story?.events.map(({ kind }) => kind)).toEqual(['assigned', 'delivered', 'answered']);
		expect(story?.events[2]).toEqual({
			kind: 'answered',
			at: new Date(DELIVER_AT + 5 * 60_000).toISOString(),
			reportedBy: 'client',
			note: 'Only half.',
		});
	});

	it('keep the order of recording within one instant', async () => {
		const { ledger, assignmentId, event } = await assigned();
		for (const kind of ['withdrawn', 'closed', 'due'] as const) await ledger.events.record(event(kind, 1));
		const story = await ledger.stories.of(assignmentId);
		expect(story?.events.map(({ kind }) => kind)).toEqual(['assigned', 'withdrawn', 'closed', 'due']);
	});

	it('are recorded once, and what a repeat says changes nothing', async () => {
		const { ledger, assignmentId, event } = await assigned();
		await ledger.events.record(event('answered', 1, { outcome: 'done' }));
		await ledger.events.record(event('withdrawn', 2, { outcome: 'withdrawn' }));
		await ledger.events.record(event('answered', 1, { outcome: 'done' }));
		const story = await ledger.stories.of(assignmentId);
		expect(story?.outcome).toBe('withdrawn');
		expect(story?.events).toHaveLength(3);
	});

	it.each([
		{ kind: 'undeliverable', outcome: 'open', delivery: 'undeliverable', after: 'open' },
		{ kind: 'due', outcome: 'open', delivery: 'waiting', after: 'open' },
		{ kind: 'closed', outcome: 'no-answer', delivery: 'waiting', after: 'no-answer' },
		{ kind: 'refused', outcome: 'refused', delivery: 'waiting', after: 'open' },
	] as const)('"$kind" leaves delivery $delivery and outcome $after', async ({ kind, outcome, delivery, after }) => {
		const { ledger, assignmentId, event } = await assigned();
		await ledger.events.record(event(kind, 1, { outcome, reason: 'Because.' }));
		const story = await ledger.stories.of(assignmentId);
		expect(story).toMatchObject({ delivery, outcome: after });
		expect(story?.events.at(-1)).toMatchObject({ kind, reason: 'Because.' });
	});

	it('keep each answer, and the outcome of the last one', async () => {
		const { ledger, assignmentId, event } = await assigned();
		await ledger.events.record(event('answered', 1, { outcome: 'done', reportedBy: 'client', note: 'All.' }));
		await ledger.events.record(event('corrected', 2, { outcome: 'partly', reportedBy: 'staff', note: 'Half.' }));
		const third = event('corrected', 2, { outcome: 'could-not', reportedBy: 'client', hindrance: 'forgot' });
		for (const again of [third, third])
			await ledger.events.record({ ...again, eventId: `${assignmentId}.corrected.2` });
		const story = await ledger.stories.of(assignmentId);
		expect(story?.outcome).toBe('could-not');
		expect(story?.events.slice(1)).toMatchObject([
			{ kind: 'answered', reportedBy: 'client', note: 'All.' },
			{ kind: 'corrected', reportedBy: 'staff', note: 'Half.' },
			{ kind: 'corrected', reportedBy: 'client', hindrance: 'forgot' },
		]);
	});

	it('cannot make undelivered what was delivered', async () => {
		const { ledger, assignmentId, event } = await assigned();
		await ledger.events.record(event('delivered', 1));
		await ledger.events.record(event('undeliverable', 2));
		expect((await ledger.stories.of(assignmentId))?.delivery).toBe('delivered');
	});
});
