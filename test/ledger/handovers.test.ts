import { noticeCommandId } from '../../temporal/contract/names';
import { claimOf, newLedger, routeOf } from './practice';
import { day, Practice, type Given } from './responsibility';

let numbers = 0;

/** A handover that is asked for a day before it takes effect. */
function given(scope: Given['of']['scope'], id: string, to: string, from: number): Given {
	numbers += 1;
	return { id: `handover-${numbers}`, of: { scope, id }, to, from, recorded: from - 1 };
}

describe('who is responsible for a session', () => {
	it('is whoever was named when it was assigned', async () => {
		const practice = await Practice.open();
		expect(await practice.briefed(await practice.assign('named', { clinician: 'kim' }))).toBe('kim');
		expect(await practice.briefed(await practice.assign('nobody', {}))).toBeUndefined();
	});

	it.each(['assignment', 'client', 'clinician'] as const)(
		'is, after its %s was handed over, who took over: from that very instant on',
		async (scope) => {
			const practice = await Practice.open();
			const before = await practice.assign('before', { client: 'ada', clinician: 'kim', session: 5 - 1e-8 });
			const at = await practice.assign('at', { client: 'ada', clinician: 'kim', session: 5 });
			const other = await practice.assign('other', { client: 'ben', clinician: 'max', session: 5 });
			const ids = { assignment: at.id, client: 'ada', clinician: 'kim' };
			await practice.handOver(given(scope, ids[scope], 'lou', 5));
			expect(await practice.briefed(before)).toBe('kim');
			expect(await practice.briefed(at)).toBe('lou');
			expect(await practice.briefed(other)).toBe('max');
		},
	);

	it('follows one handover after another, in the order in which they take effect', async () => {
		const practice = await Practice.open();
		const sessions = [4, 5, 6, 7, 8];
		const assigned = [];
		for (const session of sessions) assigned.push(await practice.assign(`${session}`, { clinician: 'kim', session }));
		for (const handover of [
			given('client', 'ada', 'kim', 8),
			given('clinician', 'kim', 'lou', 5),
			given('clinician', 'lou', 'nia', 7),
			given('clinician', 'kim', 'max', 6),
		])
			await practice.handOver(handover);
		expect(await Promise.all(assigned.map((one) => practice.briefed(one)))).toEqual([
			'kim',
			'lou',
			'lou',
			'nia',
			'kim',
		]);
	});

	it('stays with whoever is named after a handover took effect, and not before', async () => {
		const practice = await Practice.open();
		await practice.assign('known', { clinician: 'kim' });
		await practice.handOver(given('clinician', 'kim', 'lou', 5));
		expect(await practice.briefed(await practice.assign('after', { clinician: 'kim', recorded: 5 }))).toBe('kim');
		expect(await practice.briefed(await practice.assign('ahead', { clinician: 'kim', recorded: 4 }))).toBe('lou');
	});

	it('can be settled where nobody was named', async () => {
		const practice = await Practice.open();
		const assigned = await practice.assign('nobody', {});
		await practice.handOver(given('client', 'ada', 'lou', 5));
		expect(await practice.briefed(assigned)).toBe('lou');
	});

	it('moves with the session', async () => {
		const practice = await Practice.open();
		const assigned = await practice.assign('moved', { clinician: 'kim', due: 3, session: 4 });
		await practice.handOver(given('clinician', 'kim', 'lou', 5));
		expect(await practice.briefed(assigned)).toBe('kim');
		await practice.reschedule(assigned, { due: 5, session: 6 });
		expect(await practice.briefed(assigned)).toBe('lou');
		await practice.reschedule(assigned, { due: 4, session: undefined });
		expect(await practice.briefed(assigned)).toBe('kim');
	});

	it('has nobody briefed once the session is taken back, whenever it is due', async () => {
		const practice = await Practice.open();
		const assigned = await practice.assign('taken back', { clinician: 'kim', due: 3, session: 4 });
		await practice.reschedule(assigned, { due: 3, session: null });
		expect(await practice.briefed(assigned)).toBeUndefined();
		expect(await practice.ledger.briefs.lines({ clinicianId: 'kim', from: day(0), to: day(9) })).toEqual([]);
		await practice.reschedule(assigned, { due: 3, session: 6 });
		expect(await practice.briefed(assigned)).toBe('kim');
	});
});

describe('a handover', () => {
	it('tells what it changes, the same when it is asked for again', async () => {
		const practice = await Practice.open();
		await practice.assign('over by then', { clinician: 'kim', session: 4 });
		await practice.assign('ahead', { clinician: 'kim', session: 9 });
		await practice.assign('of another', { clinician: 'max', session: 9 });
		const handover = given('clinician', 'kim', 'lou', 5);
		const changed = {
			assignments: 2,
			sessions: [
				{ clinicianId: 'kim', sessionAt: day(9) },
				{ clinicianId: 'lou', sessionAt: day(9) },
			],
		};
		expect(await practice.handOver(handover)).toEqual(changed);
		expect(await practice.handOver({ ...handover, to: 'nia', from: 6 })).toEqual(changed);
	});

	it.each(['assignment', 'client', 'clinician'] as const)(
		'of %s is shown as it is then made, and by name',
		async (scope) => {
			const practice = await Practice.open();
			const { id } = await practice.assign('one', { client: 'ada', clinician: 'kim' });
			await practice.assign('other', { client: 'ada', clinician: 'kim' });
			const handover = given(scope, { assignment: id, client: 'ada', clinician: 'kim' }[scope], 'lou', 5);
			const shown = await practice.shown(handover);
			expect(shown).toEqual({
				name: scope === 'clinician' ? 'Dr kim' : (expect.any(String) as string),
				assignments: scope === 'assignment' ? 1 : 2,
			});
			expect(await practice.shown(handover)).toEqual(shown);
			expect((await practice.handOver(handover))!.assignments).toBe(shown!.assignments);
			expect((await practice.shown({ ...handover, id: 'again' }))!.assignments).toBe(0);
			expect(await practice.shown({ ...handover, of: { scope, id: 'nobody' } })).toBeUndefined();
		},
	);

	it('of somebody who is not on record is none', async () => {
		const practice = await Practice.open();
		expect(await practice.handOver(given('clinician', 'kim', 'lou', 5))).toBeUndefined();
	});

	it('leaves alone what is long over', async () => {
		const practice = await Practice.open();
		const assigned = await practice.assign('old', { clinician: 'kim', due: 10 });
		const kinds = async () => (await practice.ledger.stories.of(assigned.id))!.events.map(({ kind }) => kind);
		expect(await practice.handOver(given('clinician', 'kim', 'lou', 410))).toEqual({ assignments: 0, sessions: [] });
		expect(await kinds()).toEqual(['assigned']);
		expect(await practice.handOver(given('clinician', 'kim', 'lou', 409))).toEqual({ assignments: 1, sessions: [] });
		expect(await kinds()).toEqual(['assigned', 'handed-over']);
	});

	it('is told of in the story of each assignment that it gave to somebody else', async () => {
		const practice = await Practice.open();
		const given1 = await practice.assign('given', { clinician: 'kim' });
		const kept = await practice.assign('kept', { clinician: 'lou' });
		await practice.handOver(given('client', 'ada', 'lou', 5));
		const handedOver = { kind: 'handed-over', at: new Date(day(5)).toISOString() };
		expect((await practice.ledger.stories.of(given1.id))!.events).toContainEqual(handedOver);
		expect((await practice.ledger.stories.of(kept.id))!.events).toHaveLength(1);
	});
});

it('a notice names whoever is responsible when it is tried', async () => {
	const { ledger, ring } = await newLedger();
	const practice = new Practice(ledger, ring);
	const { id } = await practice.assign('answered', { clinician: 'kim', session: 4 });
	const route = routeOf(ring, 'answered', 'Flow');
	await ledger.routes.claim(claimOf(route));
	await practice.handOver(given('clinician', 'kim', 'lou', 5));
	const event = { eventId: `${id}.answered`, assignmentId: id, kind: 'answered', outcome: 'done' } as const;
	await ledger.events.record({ ...event, at: new Date(day(3)).toISOString() });
	const clinician = async (at: number) =>
		(await ledger.notices.content(noticeCommandId(event.eventId, route.routeId), at)).clinician?.name;
	expect(await clinician(day(5) - 1)).toBe('Dr kim');
	expect(await clinician(day(5))).toBe('Dr lou');
	expect(await clinician(day(5_000))).toBe('Dr lou');
});
