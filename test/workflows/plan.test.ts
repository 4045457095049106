import fc from 'fast-check';
import { plan, type Decided, type Planned } from '../../temporal/workflows/assignment/plan';

type Terms = { deliverAt: string; dueAt: string; sessionAt?: string };

const DAY = 24 * 3_600_000;

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const text = instant.map((date) => date.toISOString());
const terms = fc
	.record({ deliverAt: text, dueAt: text, sessionAt: fc.option(text, { nil: undefined }) })
	.map(({ sessionAt, ...times }): Terms => (sessionAt === undefined ? times : { ...times, sessionAt }));
const reminders: fc.Arbitrary<Planned[]> = fc
	.array(fc.record({ at: text, expiresAt: text }), { maxLength: 5 })
	.map((planned) => planned.map((times, index): Planned => ({ which: `${index + 1}`, ...times })));
const settings = fc.record({ openDaysAfterDue: fc.nat(60) });
const decided: fc.Arbitrary<Decided | undefined> = fc.option(
	fc.record({
		outcome: fc.constantFrom('done', 'partly', 'could-not', 'withdrawn'),
		at: instant.map((date) => date.getTime()),
	}),
	{ nil: undefined },
);

describe('the plan of an assignment', () => {
	it('ascends and closes once', () => {
		fc.assert(
			fc.property(terms, reminders, settings, decided, (asked, planned, set, outcome) => {
				const moments = plan(asked, planned, set, outcome);
				const instants = moments.map(({ at }) => at);
				expect(instants).toEqual([...instants].sort((a, b) => a - b));
				expect(moments.filter(({ kind }) => kind === 'close')).toHaveLength(1);
			}),
		);
	});

	it('never delivers after it is due, and never lets a delivery outlive its sense', () => {
		fc.assert(
			fc.property(terms, reminders, settings, (asked, planned, set) => {
				const delivery = plan(asked, planned, set).find((moment) => moment.kind === 'deliver')!;
				expect(delivery.at).toBeLessThanOrEqual(Date.parse(asked.dueAt));
				expect(delivery.expiresAt).toBe(Date.parse(asked.dueAt));
			}),
		);
	});

	it('has nothing but the close left once there is an outcome: a day later, or at once where it was withdrawn', () => {
		fc.assert(
			fc.property(terms, reminders, settings, decided, (asked, planned, set, outcome) => {
				fc.pre(outcome !== undefined);
				const moments = plan(asked, planned, set, outcome);
				expect(moments).toHaveLength(1);
				const session = Date.parse(asked.sessionAt ?? asked.dueAt);
				const open = Math.max(session, outcome.at) + DAY;
				expect(moments[0]!.at).toBe(outcome.outcome === 'withdrawn' ? outcome.at : open);
			}),
		);
	});

	it('stays open for late answers for the days that the practice sets, after due or the session', () => {
		const asked = { deliverAt: '2025-03-24T08:00:00Z', dueAt: '2025-03-28T17:00:00Z' };
		const planned: Planned[] = [{ which: '1', at: '2025-03-27T10:00:00Z', expiresAt: asked.dueAt }];
		expect(plan(asked, planned, { openDaysAfterDue: 14 })).toEqual([
			{ kind: 'deliver', at: Date.parse('2025-03-24T08:00:00Z'), expiresAt: Date.parse('2025-03-28T17:00:00Z') },
			{
				kind: 'remind',
				which: '1',
				at: Date.parse('2025-03-27T10:00:00Z'),
				expiresAt: Date.parse('2025-03-28T17:00:00Z'),
			},
			{ kind: 'due', at: Date.parse('2025-03-28T17:00:00Z') },
			{ kind: 'close', at: Date.parse('2025-04-11T17:00:00Z') },
		]);
		const later = plan({ ...asked, sessionAt: '2025-03-31T17:00:00Z' }, [], { openDaysAfterDue: 14 });
		expect(later.at(-1)).toEqual({ kind: 'close', at: Date.parse('2025-04-14T17:00:00Z') });
	});
});
