import fc from 'fast-check';
import { DEFAULT_POLICY, type Policy, type ReminderRule } from '../../temporal/contract/policy';
import { addDays } from '../../temporal/plan/hours';
import { WEEKDAYS, type ClosedDays } from '../../temporal/plan/days';
import type { Window } from '../../temporal/plan/reminders';
import type { PracticeHours, SendWindow } from '../../temporal/plan/sending-hours';
import { ALL_ZONES, DAY, MINUTE } from './zones';

const ODD_ZONES = [
	'Australia/Lord_Howe',
	'Europe/Dublin',
	'Africa/Casablanca',
	'Africa/Cairo',
	'America/Havana',
	'America/Nuuk',
	'Antarctica/Troll',
	'Asia/Beirut',
	'Asia/Kathmandu',
];
/** Days on which one or another of them shifts its clock. */
const SHIFTS = [
	'2026-02-15',
	'2026-03-08',
	'2026-03-22',
	'2026-03-28',
	'2026-04-04',
	'2026-04-23',
	'2026-10-03',
].concat(['2026-10-24', '2026-10-29', '2026-11-01']);

export const zones = fc.oneof(fc.constantFrom(...ODD_ZONES), fc.constantFrom(...ALL_ZONES));
export const starts = fc
	.tuple(
		fc.oneof(
			fc.constantFrom(...SHIFTS).map((date) => Date.parse(date)),
			fc.integer({ min: 0, max: 729 }).map((day) => Date.UTC(2026, 0, 1) + day * DAY),
		),
		fc.integer({ min: 0, max: 1439 }),
	)
	.map(([day, minute]) => day + minute * MINUTE);
export const clockTimes = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
	.map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
export const quietHours = fc.oneof(
	fc.constant(DEFAULT_POLICY.quietHours),
	fc.record({ from: clockTimes, to: clockTimes }).filter(({ from, to }) => from !== to),
);
const sendWindows = fc
	.uniqueArray(fc.oneof(clockTimes, fc.constant('24:00')), { maxLength: 5 })
	.map((times) => times.sort())
	.map((times) => times.flatMap((from, index): SendWindow[] => (index % 2 === 1 ? [] : pair(from, times[index + 1]))));
/** Mostly of days around an instant. */
export function practiceHours(at: number): fc.Arbitrary<PracticeHours> {
	const date = new Date(at).toISOString().slice(0, 10);
	const closed = fc
		.record({ begin: fc.integer({ min: -3, max: 3 }), more: fc.integer({ min: 0, max: 2 }), yearly: fc.boolean() })
		.map(({ begin, more, yearly }): ClosedDays => {
			const [from, to] = [addDays(date, begin), addDays(date, begin + more)];
			return yearly ? { from: from.slice(5), to: to.slice(5) } : { from, to };
		});
	const byWeekday = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, sendWindows]));
	return fc.record({
		sendWindows: fc.record(byWeekday, { requiredKeys: [] }),
		closedDays: fc.array(closed, { maxLength: 2 }),
	});
}
export const rules: fc.Arbitrary<ReminderRule> = fc.oneof(
	fc.record({ share: fc.double({ min: 0.001, max: 0.999, noNaN: true }) }),
	fc.record({ before: fc.constantFrom('due', 'session'), hours: fc.double({ min: 0.01, max: 80, noNaN: true }) }),
);
/** Whole minutes, since that is how finely the oracle sees. */
export const windows: fc.Arbitrary<Window> = fc
	.record({
		deliverAt: starts,
		length: fc.integer({ min: 10, max: 3 * 24 * 60 }),
		session: fc.option(fc.integer({ min: 1, max: 4 * 24 * 60 })),
		zone: zones,
	})
	.map(({ deliverAt, length, session, zone }) => ({
		deliverAt,
		dueAt: deliverAt + length * MINUTE,
		...(session !== null && { sessionAt: deliverAt + session * MINUTE }),
		zone,
	}));
export const policies: fc.Arbitrary<Policy> = fc
	.record({
		reminders: fc.array(rules, { maxLength: 5 }),
		quietHours,
		gapMinutes: fc.option(fc.integer({ min: 1, max: 20 * 60 })),
	})
	.map(({ gapMinutes, ...rest }) => ({
		...rest,
		...(gapMinutes !== null && { gapHours: gapMinutes / 60 }),
		perDay: 2,
		perWeek: 6,
	}));

function pair(from: string, to: string | undefined): SendWindow[] {
	return to === undefined ? [] : [{ from, to }];
}

function two(number: number): string {
	return String(number).padStart(2, '0');
}
