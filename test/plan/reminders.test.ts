import { DEFAULT_POLICY, type Policy } from '../../temporal/contract/policy';
import { planReminders, type Window } from '../../temporal/plan/reminders';
import { OPEN_EVERY_DAY, type PracticeHours } from '../../temporal/plan/sending-hours';
import { MINUTE } from './zones';

describe('spread', () => {
	const window = { deliverAt: Date.parse('2026-05-04T21:00Z'), dueAt: Date.parse('2026-05-11T21:00Z'), zone: 'UTC' };
	const night = Date.parse('2026-05-08T09:00Z');

	it('spreads what falls on one instant evenly over five minutes', () => {
		const instants = Array.from({ length: 1000 }, (_, client) => firstOf(window, `client-${client}`));
		const perMinute = [0, 0, 0, 0, 0];
		for (const at of instants) perMinute[Math.floor((at - night) / MINUTE)]! += 1;
		expect(perMinute.reduce((sum, count) => sum + count)).toBe(1000);
		for (const count of perMinute) expect(count).toBeGreaterThan(140);
	});

	it('spreads by a fiftieth of a short window', () => {
		const short = { ...window, deliverAt: Date.parse('2026-05-05T10:00Z'), dueAt: Date.parse('2026-05-05T10:10Z') };
		const instants = Array.from({ length: 200 }, (_, client) => firstOf(short, `client-${client}`));
		const half = Date.parse('2026-05-05T10:05Z');
		expect(Math.min(...instants)).toBeGreaterThanOrEqual(half);
		expect(Math.max(...instants)).toBeLessThanOrEqual(half + 12_000);
		expect(Math.max(...instants) - Math.min(...instants)).toBeGreaterThan(10_000);
	});

	it('spreads ahead of quiet hours what has to go out before them', () => {
		const overNight = { ...window, deliverAt: Date.parse('2026-05-05T15:00Z'), dueAt: Date.parse('2026-05-06T08:00Z') };
		const evening = Date.parse('2026-05-05T20:00Z');
		const instants = Array.from({ length: 200 }, (_, client) => firstOf(overNight, `client-${client}`));
		expect(Math.min(...instants)).toBeGreaterThanOrEqual(evening - 6 * MINUTE);
		expect(Math.max(...instants)).toBeLessThanOrEqual(evening - MINUTE);
		expect(Math.max(...instants) - Math.min(...instants)).toBeGreaterThan(4 * MINUTE);
	});

	function firstOf(of: Window, seed: string): number {
		return planReminders(of, { ...DEFAULT_POLICY, reminders: [{ share: 0.5 }] }, OPEN_EVERY_DAY, seed).reminders[0]!.at;
	}
});

describe('rules', () => {
	const deliverAt = Date.parse('2026-05-04T10:00Z');
	const window = { deliverAt, dueAt: Date.parse('2026-05-08T10:00Z'), zone: 'UTC' };

	it.each<[string, Partial<Window>, Partial<Policy>, string[]]>([
		['half and nine tenths by default', {}, {}, ['2026-05-06T10:00Z', '2026-05-08T09:00Z']],
		['before due', {}, { reminders: [{ before: 'due', hours: 24 }] }, ['2026-05-07T10:00Z']],
		[
			'before the session',
			{ sessionAt: Date.parse('2026-05-07T14:00Z') },
			{ reminders: [{ before: 'session', hours: 4 }] },
			['2026-05-07T10:00Z'],
		],
		[
			'before due, where no session is known',
			{},
			{ reminders: [{ before: 'session', hours: 24 }] },
			['2026-05-07T10:00Z'],
		],
		[
			'before due, although it is told by a session long after',
			{ sessionAt: Date.parse('2026-05-09T10:00Z') },
			{ reminders: [{ before: 'session', hours: 4 }] },
			['2026-05-08T09:54Z'],
		],
		[
			'in the order of time, whatever the order of the rules',
			{},
			{ reminders: [{ share: 0.75 }, { share: 0.25 }] },
			['2026-05-05T10:00Z', '2026-05-07T10:00Z'],
		],
		[
			'apart by the gap',
			{},
			{ reminders: [{ share: 0.5 }, { before: 'due', hours: 47 }], gapHours: 3 },
			['2026-05-06T10:00Z', '2026-05-06T13:00Z'],
		],
		[
			'earlier, so that one behind it still has room',
			{},
			{
				reminders: [
					{ before: 'due', hours: 0.5 },
					{ before: 'due', hours: 0.25 },
				],
				gapHours: 24,
			},
			['2026-05-07T09:50Z', '2026-05-08T09:50Z'],
		],
		[
			'before its session, and what has time after it',
			{ sessionAt: Date.parse('2026-05-04T12:00Z') },
			{ reminders: [{ share: 0.01 }, { before: 'session', hours: 0.5 }], gapHours: 2 },
			['2026-05-04T11:30Z', '2026-05-04T13:30Z'],
		],
		['none without rules', {}, { reminders: [] }, []],
	])('%s', (_name, partOfWindow, partOfPolicy, expected) => {
		const { reminders, dropped } = planReminders(
			{ ...window, ...partOfWindow },
			{ ...DEFAULT_POLICY, ...partOfPolicy },
			OPEN_EVERY_DAY,
			'seed',
		);
		expect(dropped).toEqual([]);
		expect(reminders).toHaveLength(expected.length);
		for (const [index, instant] of expected.entries()) {
			// Each may be spread by five minutes, and the second pushed on by the first's spread.
			const late = reminders[index]!.at - Date.parse(instant);
			expect([late >= 0, late <= 10 * MINUTE]).toEqual([true, true]);
		}
	});

	it('drops what would be over by delivery instead of sending it at once, and keeps the rest', () => {
		const reminders: Policy['reminders'] = [
			{ before: 'due', hours: 24 },
			{ share: 0.5 },
			{ before: 'session', hours: 3 },
		];
		const late = { deliverAt, dueAt: deliverAt + 3 * 60 * MINUTE, zone: 'UTC' };
		const plan = planReminders(late, { ...DEFAULT_POLICY, reminders }, OPEN_EVERY_DAY, 'seed');
		expect(plan.dropped).toEqual([
			{ rule: 0, reason: 'past' },
			{ rule: 2, reason: 'past' },
		]);
		expect(plan.reminders.map(({ rule }) => rule)).toEqual([1]);
	});

	it('goes out on Saturday where Sunday is closed, and due is before it opens on Monday', () => {
		const sundays: PracticeHours = { ...OPEN_EVERY_DAY, sendWindows: { sun: [] } };
		const weekend = { deliverAt: Date.parse('2026-05-08T10:00Z'), dueAt: Date.parse('2026-05-11T08:00Z'), zone: 'UTC' };
		const policy: Policy = { ...DEFAULT_POLICY, reminders: [{ before: 'due', hours: 20 }] };
		const [reminder] = planReminders(weekend, policy, sundays, 'seed').reminders;
		const closing = Date.parse('2026-05-09T20:00Z');
		expect(reminder!.at).toBeGreaterThan(closing - 7 * MINUTE);
		expect(reminder!.at).toBeLessThan(closing);
	});

	it('goes out on the first day after closed days, and drops what they cover', () => {
		const closed: PracticeHours = { ...OPEN_EVERY_DAY, closedDays: [{ from: '12-24', to: '01-01' }] };
		const holiday = { deliverAt: Date.parse('2026-12-23T22:00Z'), dueAt: Date.parse('2027-01-02T12:00Z'), zone: 'UTC' };
		const [first, ...others] = planReminders(holiday, DEFAULT_POLICY, closed, 'seed').reminders;
		expect(new Date(first!.at).toISOString()).toMatch(/^2027-01-02T09:0/);
		expect(others).toEqual([]);
		expect(
			planReminders({ ...holiday, dueAt: Date.parse('2027-01-01T12:00Z') }, DEFAULT_POLICY, closed, 'seed').dropped,
		).toEqual([
			{ rule: 0, reason: 'no-allowed-hour' },
			{ rule: 1, reason: 'no-allowed-hour' },
		]);
	});

	it('drops all, with the reason, where quiet hours cover the window', () => {
		const night = { deliverAt: Date.parse('2026-05-04T20:00Z'), dueAt: Date.parse('2026-05-05T09:00Z'), zone: 'UTC' };
		expect(planReminders(night, DEFAULT_POLICY, OPEN_EVERY_DAY, 'seed')).toEqual({
			reminders: [],
			dropped: [
				{ rule: 0, reason: 'no-allowed-hour' },
				{ rule: 1, reason: 'no-allowed-hour' },
			],
		});
	});

	it('drops the later one, with the reason, where the gap leaves room for one', () => {
		const evening = { deliverAt: Date.parse('2026-05-04T18:00Z'), dueAt: Date.parse('2026-05-05T08:00Z'), zone: 'UTC' };
		const { reminders, dropped } = planReminders(evening, DEFAULT_POLICY, OPEN_EVERY_DAY, 'seed');
		expect(reminders).toHaveLength(1);
		expect(dropped).toEqual([{ rule: 1, reason: 'too-close' }]);
	});

	it('drops all where quiet hours never end, and where due is not after delivery', () => {
		const never = { ...DEFAULT_POLICY, quietHours: { from: '09:00', to: '09:00' } };
		expect(planReminders(window, never, OPEN_EVERY_DAY, 'seed').dropped).toHaveLength(2);
		expect(planReminders({ ...window, dueAt: deliverAt }, DEFAULT_POLICY, OPEN_EVERY_DAY, 'seed').dropped).toHaveLength(
			2,
		);
	});

	it('calls the last one near due, if it lies in the last quarter', () => {
		const nearDue = (shares: number[]) =>
			planReminders(
				window,
				{ ...DEFAULT_POLICY, reminders: shares.map((share) => ({ share })) },
				OPEN_EVERY_DAY,
				'seed',
			).reminders.map((reminder) => reminder.nearDue);
		expect(nearDue([0.25, 0.5, 0.8, 0.99])).toEqual([false, false, false, true]);
		expect(nearDue([0.25, 0.5])).toEqual([false, false]);
	});
});
