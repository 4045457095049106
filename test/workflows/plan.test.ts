import fc from 'fast-check';
import { closesAt, nextMoment, type Decided, type Times } from '../../temporal/workflows/assignment/plan';
import { delivery, plannedReminders, type Task } from '../../temporal/workflows/assignment/tasks';

const DAY = 24 * 3_600_000;

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const text = instant.map((date) => date.toISOString());
const decided: fc.Arbitrary<Decided> = fc.record({
	outcome: fc.constantFrom('done', 'partly', 'could-not', 'withdrawn'),
	at: instant.map((date) => date.getTime()),
});
const times: fc.Arbitrary<Times> = fc.record(
	{ dueAt: text, sessionAt: text, openDaysAfterDue: fc.nat(60), decided },
	{ requiredKeys: ['dueAt', 'openDaysAfterDue'] },
);
const tasks: fc.Arbitrary<Task[]> = fc.array(
	fc.record({
		id: fc.constant('remind.1'),
		kind: fc.constant('remind' as const),
		at: instant.map((date) => date.getTime()),
		expiresAt: fc.constant(Infinity),
		status: fc.constantFrom('planned', 'going', 'sent', 'skipped', 'called-off'),
	}),
	{ maxLength: 5 },
);

describe('what an assignment does next', () => {
	it('is the earliest of what is planned, due and close', () => {
		fc.assert(
			fc.property(times, tasks, fc.boolean(), (when, said, fellDue) => {
				const next = nextMoment(when, said, fellDue);
				const planned = said.filter(({ status }) => status === 'planned').map(({ at }) => at);
				const due = when.decided || fellDue ? [] : [Date.parse(when.dueAt)];
				expect(next.at).toBe(Math.min(...planned, ...due, closesAt(when)));
			}),
		);
	});

	it('is never due once there is an outcome, nor twice', () => {
		fc.assert(
			fc.property(times, (when) => {
				expect(nextMoment(when, [], true).kind).toBe('close');
				if (when.decided) expect(nextMoment(when, [], false).kind).toBe('close');
			}),
		);
	});

	it('closes a day after the answer and the session, or at once where it was withdrawn', () => {
		fc.assert(
			fc.property(times, decided, (when, outcome) => {
				const session = Date.parse(when.sessionAt ?? when.dueAt);
				const open = Math.max(session, outcome.at) + DAY;
				expect(closesAt({ ...when, decided: outcome })).toBe(outcome.outcome === 'withdrawn' ? outcome.at : open);
			}),
		);
	});

	it('stays open for late answers for the days that the practice sets, after due or the session', () => {
		const dueAt = '2025-03-28T17:00:00Z';
		expect(closesAt({ dueAt, openDaysAfterDue: 14 })).toBe(Date.parse('2025-04-11T17:00:00Z'));
		const sessionAt = '2025-03-31T17:00:00Z';
		expect(closesAt({ dueAt, sessionAt, openDaysAfterDue: 14 })).toBe(Date.parse('2025-04-14T17:00:00Z'));
	});

	it('begins with a delivery that lies before due, and reminders as they are planned', () => {
		const dueAt = '2025-03-28T17:00:00Z';
		const due = Date.parse(dueAt);
		expect(delivery('2025-03-29T08:00:00Z', dueAt)).toMatchObject({ at: due, expiresAt: due, status: 'planned' });
		const reminders = [{ ordinal: 1, at: '2025-03-27T10:00:00Z', nearDue: true, expiresAt: dueAt }];
		expect(plannedReminders({ reminders, dropped: [] })).toEqual([
			{
				...{ id: 'remind.1', kind: 'remind', ordinal: 1, status: 'planned' },
				...{ at: Date.parse('2025-03-27T10:00:00Z'), expiresAt: due },
			},
		]);
	});
});
