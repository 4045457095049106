import fc from 'fast-check';
import { plan, type Decided } from '../../temporal/workflows/assignment/plan';

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const terms = fc.record({ deliverAt: instant, dueAt: instant }).map(({ deliverAt, dueAt }) => ({
	deliverAt: deliverAt.toISOString(),
	dueAt: dueAt.toISOString(),
}));
const settings = fc.record({ openDaysAfterDue: fc.nat(60) });
const decided: fc.Arbitrary<Decided | undefined> = fc.option(
	fc.record({
		outcome: fc.constantFrom('done', 'partly', 'could-not', 'withdrawn'),
		at: instant.map((date) => date.getTime()),
	}),
	{ nil: undefined },
);

describe('the plan of an assignment', () => {
	it('ascends, has each moment once and ends with the close', () => {
		fc.assert(
			fc.property(terms, settings, decided, (asked, set, outcome) => {
				const moments = plan(asked, set, outcome);
				const instants = moments.map(({ at }) => at);
				expect(instants).toEqual([...instants].sort((a, b) => a - b));
				expect(new Set(moments.map(({ kind }) => kind)).size).toBe(moments.length);
				expect(moments.at(-1)!.kind).toBe('close');
			}),
		);
	});

	it('never delivers after it is due, and never lets a delivery outlive its sense', () => {
		fc.assert(
			fc.property(terms, settings, (asked, set) => {
				const delivery = plan(asked, set).find((moment) => moment.kind === 'deliver')!;
				expect(delivery.at).toBeLessThanOrEqual(Date.parse(asked.dueAt));
				expect(delivery.expiresAt).toBe(Date.parse(asked.dueAt));
			}),
		);
	});

	it('has nothing but the close left once there is an outcome, at once where it was withdrawn', () => {
		fc.assert(
			fc.property(terms, settings, decided, (asked, set, outcome) => {
				fc.pre(outcome !== undefined);
				const moments = plan(asked, set, outcome);
				expect(moments).toHaveLength(1);
				const due = Date.parse(asked.dueAt);
				expect(moments[0]!.at).toBe(outcome.outcome === 'withdrawn' ? outcome.at : Math.max(due, outcome.at));
			}),
		);
	});

	it('stays open for late answers for the days that the practice sets', () => {
		const asked = { deliverAt: '2025-03-24T08:00:00Z', dueAt: '2025-03-28T17:00:00Z' };
		expect(plan(asked, { openDaysAfterDue: 14 })).toEqual([
			{ kind: 'deliver', at: Date.parse('2025-03-24T08:00:00Z'), expiresAt: Date.parse('2025-03-28T17:00:00Z') },
			{ kind: 'due', at: Date.parse('2025-03-28T17:00:00Z') },
			{ kind: 'close', at: Date.parse('2025-04-11T17:00:00Z') },
		]);
	});
});
