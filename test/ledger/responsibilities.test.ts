import fc from 'fast-check';
import { openDatabase } from '../../temporal/ledger/ledger';
import type { HandedOver } from '../../temporal/ledger/people/handovers';
import { newLedger } from './practice';
import { day, Practice, type Assigned, type Given } from './responsibility';

const CLINICIANS = ['kim', 'lou', 'max', 'nia'];
const CLIENTS = ['ada', 'ben', 'cyd'];

const clinician = fc.constantFrom(...CLINICIANS);
const days = fc.integer({ min: 0, max: 12 });
const steps = fc.array(
	fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				what: fc.constant('assign' as const),
				client: fc.constantFrom(...CLIENTS),
				clinician: fc.option(clinician, { nil: undefined }),
				recorded: days,
				due: days,
				session: fc.option(days, { nil: undefined }),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				what: fc.constant('reschedule' as const),
				which: fc.nat(20),
				due: days,
				session: fc.option(days, { nil: undefined }),
			}),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				what: fc.constant('hand-over' as const),
				scope: fc.constantFrom('assignment', 'client', 'clinician', 'clinician'),
				which: fc.nat(20),
				to: clinician,
				from: days,
				recorded: fc.integer({ min: 0, max: 3 }),
			}),
		},
	),
	{ minLength: 4, maxLength: 16 },
);

/** Whoever is responsible, as the handovers in their order say: told from the beginning. */
function holder(assigned: Assigned, handovers: Given[], at: number): string | undefined {
	let current = assigned.clinician;
	const order = (a: Given, b: Given) => a.from - b.from || a.recorded - b.recorded || (a.id < b.id ? -1 : 1);
	for (const { of, to, from } of handovers.toSorted(order)) {
		if (from > at || from <= assigned.recorded) continue;
		const ids = { assignment: assigned.id, client: assigned.client, clinician: current };
		if (ids[of.scope] === of.id) current = to;
	}
	return current;
}

const sessionOf = ({ session, due }: Assigned) => session ?? due;

/** What is different for the last handover's being there. */
function changedBy(handover: Given, before: Given[], assigned: Assigned[]): HandedOver {
	const after = [...before, handover];
	const changed: HandedOver = { assignments: 0, sessions: [] };
	for (const one of assigned) {
		if (holder(one, before, handover.from) !== holder(one, after, handover.from)) changed.assignments += 1;
		const [was, is] = [before, after].map((handovers) => holder(one, handovers, sessionOf(one)));
		if (was === is) continue;
		for (const clinicianId of [was, is])
			if (clinicianId !== undefined) changed.sessions.push({ clinicianId, sessionAt: day(sessionOf(one)) });
	}
	return changed;
}

const sorted = (sessions: HandedOver['sessions'] = []) => sessions.map((one) => JSON.stringify(one)).sort();

it('who is responsible stands on record as the handovers say, in whatever order everything comes', async () => {
	const practice = await Practice.open();
	let run = 0;
	await fc.assert(
		fc.asyncProperty(steps, async (wanted) => {
			run += 1;
			const own = (name: string) => `${name}-${run}`;
			const assigned: Assigned[] = [];
			const handovers: Given[] = [];
			for (const [index, step] of wanted.entries()) {
				switch (step.what) {
					case 'assign':
						assigned.push(
							await practice.assign(own(`${index}`), {
								...step,
								client: own(step.client),
								clinician: step.clinician && own(step.clinician),
							}),
						);
						break;
					case 'reschedule': {
						const one = assigned[step.which % assigned.length];
						if (one) await practice.reschedule(one, step);
						break;
					}
					case 'hand-over': {
						const ids = {
							assignment: assigned.map(({ id }) => id),
							client: CLIENTS.map(own),
							clinician: CLINICIANS.map(own),
						}[step.scope];
						if (ids.length === 0) break;
						const handover: Given = {
							id: own(`handover-${index}`),
							of: { scope: step.scope, id: ids[step.which % ids.length]! },
							to: own(step.to),
							from: step.from,
							recorded: step.recorded,
						};
						const changed = await practice.handOver(handover);
						// A client or a clinician that nobody has heard of yet.
						if (!changed) break;
						const expected = changedBy(handover, handovers, assigned);
						expect(changed.assignments).toBe(expected.assignments);
						expect(sorted(changed.sessions)).toEqual(sorted(expected.sessions));
						handovers.push(handover);
					}
				}
			}
			for (const clinicianId of CLINICIANS.map(own)) {
				const lines = await practice.ledger.briefs.lines({ clinicianId, from: day(0), to: day(13) });
				const expected = assigned.filter((one) => holder(one, handovers, sessionOf(one)) === clinicianId);
				expect(lines.map(({ assignmentId }) => assignmentId).sort()).toEqual(expected.map(({ id }) => id).sort());
			}
			await practice.ledger.handovers.check();
		}),
		{ numRuns: 100 },
	);
	expect(await practice.ledger.handovers.check()).toBe(practice.assigned.length);
}, 120_000);

it('stands so, too, where everything is asked for at once', async () => {
	const practice = await Practice.open();
	for (const clinician of CLINICIANS) await practice.assign(`first of ${clinician}`, { clinician });
	const first = [...practice.assigned];
	for (let round = 0; round < 10; round += 1) {
		await Promise.all([
			...CLINICIANS.map((clinician) => practice.assign(`${round} ${clinician}`, { clinician, session: 12 })),
			...first.map((one) => practice.reschedule(one, { due: 10 + round, session: 11 + round })),
			...CLINICIANS.slice(1).map((to, index) =>
				practice.handOver({
					id: `${round} ${to}`,
					of: { scope: 'clinician', id: CLINICIANS[index]! },
					to,
					from: 1 + round,
					recorded: 0,
				}),
			),
		]);
	}
	expect(await practice.ledger.handovers.check()).toBe(practice.assigned.length);
});

it('what stands on record otherwise is found, and derived anew by a reschedule', async () => {
	const { ledger, ring, place } = await newLedger();
	const practice = new Practice(ledger, ring);
	await practice.assign('right', { clinician: 'kim' });
	const wrong = await practice.assign('wrong', { clinician: 'lou' });
	const database = openDatabase(place);
	await database.updateTable('responsibilities').set({ clinician_id: 'kim' }).execute();
	await database.destroy();
	await expect(ledger.handovers.check()).rejects.toThrow(
		`Of 2 assignments 1 have other clinicians on record than the handovers say, such as ${wrong.id}.`,
	);
	await practice.reschedule(wrong, wrong);
	expect(await ledger.handovers.check()).toBe(2);
});
