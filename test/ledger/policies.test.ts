import { DEFAULT_POLICY, resolvePolicy, type Policy, type PolicyPart } from '../../temporal/contract/policy';
import type { PolicyOrder, PolicyToday } from '../../temporal/ledger/assignments/policies';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { assignmentInput, DELIVER_AT, DUE_AT, EXERCISE, newLedger, runOf } from './practice';
import { day, Practice } from './responsibility';

const HOUR = 60 * 60_000;
const SPREAD = 5 * 60_000;

/** Assignments that share an instant are spread over five minutes. */
function soonAfter(at: number): number {
	return expect.closeTo(at + SPREAD / 2, -Math.log10(SPREAD)) as number;
}

function today(policy: PolicyPart): PolicyToday {
	return { policy: (_, own) => resolvePolicy(own, policy), practiceHours: OPEN_EVERY_DAY };
}

/** At a share of the window that is at daytime. */
const ONCE = today({ reminders: [{ before: 'due', hours: 24 }] });
const AS_BEFORE = today({});

async function newPractice() {
	const { ledger, ring } = await newLedger();
	const assign = async (key: string, policy?: PolicyPart) => {
		const input = assignmentInput(ring, { key, ...(policy && { policy }) });
		const now: Policy = resolvePolicy(policy);
		await ledger.assignments.record(input, EXERCISE, runOf(key), now);
		return input.assignmentId;
	};
	const planned = async (id: string) =>
		(await ledger.reminders.of(id))!.reminders
			.filter(({ state }) => state === 'planned')
			.map(({ plannedAt }) => Date.parse(plannedAt));
	const kinds = async (id: string) => (await ledger.stories.of(id))!.events.map(({ kind }) => kind);
	return { ledger, ring, assign, planned, kinds };
}

function orderFor(assignmentId: string, at = DELIVER_AT, more: Partial<PolicyOrder> = {}): PolicyOrder {
	return {
		assignmentId,
		eventId: `${assignmentId}.policy-applied`,
		at: new Date(at).toISOString(),
		outcome: 'open',
		lastOrdinal: 0,
		...more,
	};
}

describe("applying today's policy", () => {
	it('plans anew, pins it, and is one step on record, however often it is asked for under one id', async () => {
		const { ledger, assign, planned, kinds } = await newPractice();
		const id = await assign('one');
		const applied = await ledger.policies.apply(orderFor(id), ONCE);
		expect(applied).toMatchObject({ policy: ONCE.policy(''), plan: { reminders: [{ ordinal: 1 }] } });
		expect(await planned(id)).toEqual([soonAfter(DUE_AT - 24 * HOUR)]);
		expect(await ledger.policies.apply(orderFor(id), ONCE)).toEqual(applied);
		expect(await kinds(id)).toEqual(['assigned', 'policy-applied']);
	});

	it('writes nothing where it changes nothing', async () => {
		const { ledger, assign, planned, kinds } = await newPractice();
		const id = await assign('one');
		const before = await planned(id);
		expect(await ledger.policies.apply(orderFor(id), AS_BEFORE)).toBeNull();
		expect(await planned(id)).toEqual(before);
		expect(await kinds(id)).toEqual(['assigned']);
	});

	it('leaves what the assignment sets by itself', async () => {
		const { ledger, assign, kinds } = await newPractice();
		const id = await assign('one', { reminders: [{ share: 0.5 }] });
		expect(await ledger.policies.apply(orderFor(id), ONCE)).toBeNull();
		expect(await kinds(id)).toEqual(['assigned']);
	});

	it('leaves a reminder whose turn has come, and numbers on from it', async () => {
		const { ledger, assign, planned } = await newPractice();
		const id = await assign('one');
		const [first] = await planned(id);
		const applied = await ledger.policies.apply(orderFor(id, first), ONCE);
		expect(applied!.plan.reminders).toMatchObject([{ ordinal: 2 }]);
		expect(await planned(id)).toEqual([first, soonAfter(DUE_AT - 24 * HOUR)]);
	});

	it('takes no notice of moments, by which a delivery was later than it was planned for', async () => {
		const { ledger, assign, kinds } = await newPractice();
		const id = await assign('one');
		await ledger.events.record({
			...{ eventId: `${id}.delivered`, assignmentId: id, kind: 'delivered', outcome: 'open' },
			at: new Date(DELIVER_AT + 60_000).toISOString(),
		});
		expect(await ledger.policies.apply(orderFor(id, DELIVER_AT + 60_000), AS_BEFORE)).toBeNull();
		expect(await kinds(id)).toEqual(['assigned', 'delivered']);
	});

	it('leaves alone what is answered', async () => {
		const { ledger, assign } = await newPractice();
		const id = await assign('one');
		await ledger.events.record({
			...{ eventId: `${id}.answered`, assignmentId: id, kind: 'answered', outcome: 'done' },
			at: new Date(DELIVER_AT).toISOString(),
		});
		expect(await ledger.policies.apply(orderFor(id), ONCE)).toBeNull();
		expect(await ledger.policies.moves([id], ONCE, DELIVER_AT)).toEqual([]);
	});

	it('is told before it is done', async () => {
		const { ledger, assign, planned } = await newPractice();
		const [one, own] = [await assign('one'), await assign('own', { reminders: [] })];
		const before = await planned(one);
		expect(await ledger.policies.moves([one, own], ONCE, DELIVER_AT)).toEqual([
			{ assignmentId: one, zone: 'America/Chicago', before, after: [soonAfter(DUE_AT - 24 * HOUR)] },
		]);
		expect(await ledger.policies.moves([one, own], today(DEFAULT_POLICY), DELIVER_AT)).toEqual([]);
	});
});

describe('open assignments', () => {
	it('are counted and read page by page, of the practice, an exercise, a clinician or one', async () => {
		const practice = await Practice.open();
		const { openAssignments } = practice.ledger;
		const ids: string[] = [];
		for (const key of ['a', 'b', 'c']) ids.push((await practice.assign(key, { clinician: 'kim' })).id);
		const other = await practice.assign('d', { clinician: 'lou' });
		await practice.handOver({ id: 'h', of: { scope: 'assignment', id: ids[0]! }, to: 'lou', from: 2, recorded: 1 });
		const everybody = { scope: 'practice' } as const;
		// Each database has an order of its own for text.
		const inOrder = await openAssignments.page(everybody, day(1), 9);
		expect(inOrder.toSorted()).toEqual([...ids, other.id].sort());

		expect(await openAssignments.count(everybody, day(1))).toBe(4);
		const first = await openAssignments.page(everybody, day(1), 3);
		expect(first).toEqual(inOrder.slice(0, 3));
		expect(await openAssignments.page(everybody, day(1), 3, first.at(-1))).toEqual(inOrder.slice(3));
		expect(await openAssignments.count({ scope: 'exercise', id: 'thought-record' }, day(1))).toBe(4);
		expect(await openAssignments.count({ scope: 'exercise', id: 'other' }, day(1))).toBe(0);
		expect(await openAssignments.page({ scope: 'clinician', id: 'lou' }, day(1), 9)).toEqual([other.id]);
		expect((await openAssignments.page({ scope: 'clinician', id: 'lou' }, day(3), 9)).toSorted()).toEqual(
			[ids[0]!, other.id].sort(),
		);
		expect(await openAssignments.page({ scope: 'assignment', id: other.id }, day(1), 9)).toEqual([other.id]);
		const clients = await openAssignments.clientsOf(first);
		expect([...clients.keys()].toSorted()).toEqual(first.toSorted());
		for (const client of clients.values())
			expect(client).toMatchObject({ clientId: 'ada', name: 'Marisol Quintanilla' });
		expect(await openAssignments.clientsOf([])).toEqual(new Map());

		await practice.ledger.events.record({
			...{ eventId: `${other.id}.answered`, assignmentId: other.id, kind: 'answered', outcome: 'done' },
			at: new Date(day(4)).toISOString(),
		});
		expect(await openAssignments.count({ scope: 'clinician', id: 'lou' }, day(5))).toBe(1);
		expect(await openAssignments.count({ scope: 'assignment', id: other.id }, day(5))).toBe(0);
	});
});
