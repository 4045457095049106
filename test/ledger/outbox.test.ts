import type { Topic } from '../../temporal/contract/command';
import type { AssignmentEvent, EventKind } from '../../temporal/contract/event';
import { clinicianId } from '../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { assignmentInput, claimOf, DELIVER_AT, DUE_AT, EXERCISE, newLedger, routeOf, runOf } from './practice';

const KIM = { name: 'Dr. Kim Li', email: 'kim@practice.example' };

/** An assignment and the ledger that it is on record in. */
async function assigned() {
	const parts = await newLedger();
	const { ledger, ring } = parts;
	const input = assignmentInput(ring);
	const { assignmentId } = input;
	await ledger.assignments.record(input, EXERCISE, runOf('run'));
	const subscribe = async (topic: Topic, name: string) => {
		const route = routeOf(ring, topic, name);
		await ledger.routes.claim(claimOf(route));
		return route.routeId;
	};
	const happens = async (kind: EventKind, more: Partial<AssignmentEvent> = {}) => {
		const eventId = `${assignmentId}.${kind}`;
		const at = new Date(DELIVER_AT).toISOString();
		await ledger.events.record({ eventId, assignmentId, kind, at, outcome: 'open', ...more });
		return eventId;
	};
	return { ...parts, assignmentId, subscribe, happens };
}

describe('the outbox', () => {
	it('holds what happened for each subscriber to its topic', async () => {
		const { ledger, assignmentId, subscribe, happens } = await assigned();
		const routeIds = [await subscribe('overdue', 'Office'), await subscribe('overdue', 'Chat')];
		await subscribe('answered', 'Elsewhere');
		const eventId = await happens('due');
		const waiting = await ledger.outbox.waiting(assignmentId);
		expect(waiting).toHaveLength(2);
		for (const routeId of routeIds) expect(waiting).toContainEqual({ eventId, routeId, topic: 'overdue' });
	});

	it.each<[EventKind, Partial<AssignmentEvent>, Topic]>([
		['answered', { outcome: 'partly' }, 'answered'],
		['due', {}, 'overdue'],
		['undeliverable', { reason: 'No such address.' }, 'undeliverable'],
	])('takes "%s" %j for the topic "%s"', async (kind, more, topic) => {
		const { ledger, assignmentId, subscribe, happens } = await assigned();
		for (const each of ['answered', 'overdue', 'undeliverable'] as const) await subscribe(each, 'Office');
		await happens(kind, more);
		expect((await ledger.outbox.waiting(assignmentId)).map((notice) => notice.topic)).toEqual([topic]);
	});

	it.each<[string, EventKind, Partial<AssignmentEvent>]>([
		['due, but answered', 'due', { outcome: 'done' }],
		['delivered', 'delivered', {}],
		['withdrawn', 'withdrawn', { outcome: 'withdrawn' }],
	])('has nothing to tell of what is %s', async (_, kind, more) => {
		const { ledger, assignmentId, subscribe, happens } = await assigned();
		for (const each of ['answered', 'overdue', 'undeliverable'] as const) await subscribe(each, 'Office');
		await happens(kind, more);
		expect(await ledger.outbox.waiting(assignmentId)).toEqual([]);
	});

	it('does not tell that something was not delivered after all it was', async () => {
		const { ledger, assignmentId, subscribe, happens } = await assigned();
		await subscribe('undeliverable', 'Office');
		await happens('delivered');
		await happens('undeliverable');
		expect(await ledger.outbox.waiting(assignmentId)).toEqual([]);
	});

	it('calls nothing overdue that was given more time', async () => {
		const { ledger, subscribe, happens } = await assigned();
		const routeId = await subscribe('overdue', 'Office');
		const eventId = await happens('due', { at: new Date(DUE_AT).toISOString() });
		expect(await ledger.outbox.attempt({ eventId, routeId }, DUE_AT)).toMatchObject({ kind: 'go' });
		// As if it had been due earlier, before it was moved to where it stands.
		const earlier = await happens('due', { eventId: `${eventId}.2`, at: new Date(DELIVER_AT).toISOString() });
		const moved = { eventId: `${earlier}.2`, routeId };
		expect(await ledger.outbox.attempt(moved, DUE_AT)).toEqual({ kind: 'hold', reason: 'expired' });
	});

	it('tells a repeated event once, and who subscribes later nothing of it', async () => {
		const { ledger, assignmentId, subscribe, happens } = await assigned();
		const routeId = await subscribe('overdue', 'Office');
		const eventId = await happens('due');
		await ledger.outbox.handedOver({ eventId, routeId }, DELIVER_AT);
		await subscribe('overdue', 'Latecomer');
		await happens('due');
		expect(await ledger.outbox.waiting(assignmentId)).toEqual([]);
	});
});

describe('a notice', () => {
	it('says what happened to whom, and who is responsible by then; its tries are counted', async () => {
		const { ledger, ring, assignmentId, subscribe, happens } = await assigned();
		const handedOverAt = Date.now() + 60_000;
		const handOver = {
			version: CONTRACT_VERSION,
			kind: 'hand-over',
			handoverId: 'h'.repeat(22),
			of: { scope: 'assignment', id: assignmentId },
			to: { clinicianId: clinicianId(ring, KIM), person: KIM },
			from: new Date(handedOverAt).toISOString(),
		} as const;
		await ledger.handovers.record(handOver, Date.now());
		const routeId = await subscribe('undeliverable', 'Office');
		const eventId = await happens('undeliverable', { reason: 'No such address.' });
		const happening = {
			topic: 'undeliverable',
			assignmentId,
			clientName: 'Marisol Quintanilla',
			exercise: EXERCISE.title,
			at: DELIVER_AT,
			reason: 'No such address.',
		};
		const key = { eventId, routeId };
		expect(await ledger.outbox.attempt(key, handedOverAt - 1)).toEqual({ kind: 'go', attempt: 1, happening });
		expect(await ledger.outbox.attempt(key, handedOverAt)).toEqual({
			kind: 'go',
			attempt: 2,
			happening: { ...happening, clinician: KIM },
		});
	});

	it.each([
		[{ kind: 'sent' }, { kind: 'sent' }],
		[
			{ kind: 'refused', reason: 'Mailbox is full' },
			{ kind: 'refused', reason: 'Mailbox is full' },
		],
		[
			{ kind: 'skipped', reason: 'by-flow', detail: 'Weekend' },
			{ kind: 'skipped', reason: 'by-flow', detail: 'Weekend' },
		],
	] as const)('that ended with %j is not tried again', async (end, result) => {
		const { ledger, subscribe, happens } = await assigned();
		const key = {
			routeId: await subscribe('answered', 'Office'),
			eventId: await happens('answered', { outcome: 'done' }),
		};
		const at = new Date(DELIVER_AT).toISOString();
		await ledger.outbox.settle(key, { at, ...end });
		expect(await ledger.outbox.attempt(key, DELIVER_AT)).toEqual({ kind: 'done', result: { at, ...result } });
	});

	it('that was given up may be tried again, as when an engineer resets it', async () => {
		const { ledger, subscribe, happens } = await assigned();
		const key = {
			routeId: await subscribe('overdue', 'Office'),
			eventId: await happens('due', { at: new Date(DUE_AT).toISOString() }),
		};
		await ledger.outbox.settle(key, { kind: 'failed', at: new Date(DELIVER_AT).toISOString(), reason: 'n8n was down' });
		expect(await ledger.outbox.attempt(key, DELIVER_AT)).toMatchObject({ kind: 'go', attempt: 1 });
	});

	it.each([
		['answered', 'done', 'answered'],
		['withdrawn', 'withdrawn', 'withdrawn'],
	] as const)('of being overdue is held once it is %s', async (kind, outcome, reason) => {
		const { ledger, subscribe, happens } = await assigned();
		const key = { routeId: await subscribe('overdue', 'Office'), eventId: await happens('due') };
		await happens(kind, { outcome });
		expect(await ledger.outbox.attempt(key, DELIVER_AT)).toEqual({ kind: 'hold', reason });
	});
});
