import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { planReminders } from '../../temporal/plan/reminders';
import { addDays, dayBounds } from '../../temporal/plan/hours';
import type { PracticeHours } from '../../temporal/plan/sending-hours';
import { ALL_ZONES, calendar, DAY, HOUR, liesOpen } from './zones';

const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAYS = 2 * 365;
const WEEK = 7 * DAY;
const PRACTICE_HOURS: PracticeHours = {
	sendWindows: { sat: [{ from: '10:00', to: '14:00' }], sun: [] },
	closedDays: [{ from: '12-25', to: '12-25' }],
};
const HOURS = { ...PRACTICE_HOURS, quietHours: DEFAULT_POLICY.quietHours };

it('plans both default reminders in every zone on every day of two years: in order, in sending hours, in the window', () => {
	const wrong: string[] = [];
	for (const [number, zone] of ALL_ZONES.entries()) {
		for (let day = 0; day < DAYS; day++) {
			// Of every zone and over the days another hour of the day, so that wishes fall on all of them.
			const deliverAt = FIRST_DAY + day * DAY + ((day * 5 + number) % 24) * HOUR;
			const dueAt = deliverAt + WEEK;
			const { reminders, dropped } = planReminders({ deliverAt, dueAt, zone }, DEFAULT_POLICY, PRACTICE_HOURS, zone);
			const [first, second] = reminders;
			const right =
				dropped.length === 0 &&
				reminders.length === 2 &&
				first!.at > deliverAt &&
				second!.at - first!.at >= 4 * HOUR &&
				second!.at < dueAt &&
				reminders.every(({ at }) => liesOpen(at, zone, HOURS));
			if (!right) wrong.push(`${zone} ${new Date(deliverAt).toISOString()}`);
		}
	}
	expect(wrong).toEqual([]);
}, 120_000);

it('knows when every date of two years begins in every zone', () => {
	const wrong: string[] = [];
	for (const zone of ALL_ZONES) {
		let date = '2026-01-01';
		for (let day = 0; day < DAYS; day++, date = addDays(date, 1)) {
			const { from } = dayBounds(date, zone);
			if (calendar(from, zone) !== date || calendar(from - 1, zone) !== addDays(date, -1))
				wrong.push(`${zone} ${date}`);
		}
	}
	expect(wrong).toEqual([]);
}, 120_000);
