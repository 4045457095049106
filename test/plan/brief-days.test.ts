import fc from 'fast-check';
import { nextBrief } from '../../temporal/plan/brief-times';
import { WEEKDAYS } from '../../temporal/plan/days';
import { addDays, dayBounds, instantAt } from '../../temporal/plan/hours';
import { clockTimes, practiceHours, starts, zones } from './arbitraries';
import { calendar, HOUR, isBriefDay } from './zones';

it('briefs before the first session, on the last day of briefs that there is', () => {
	const days = fc.record({
		start: starts,
		zone: zones,
		brief: fc.record({
			at: clockTimes,
			daysBefore: fc.integer({ min: 0, max: 7 }),
			days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
		}),
		sessionHours: fc.array(fc.integer({ min: 0, max: 22 }), { minLength: 1, maxLength: 4 }),
	});
	const closed = days.chain((day) => fc.tuple(fc.constant(day), practiceHours(day.start)));
	fc.assert(
		fc.property(closed, ([{ start, zone, brief, sessionHours }, { closedDays }]) => {
			const date = calendar(start, zone);
			const sessions = sessionHours.map((hour) => dayBounds(date, zone).from + hour * HOUR);
			const set = setTime(addDays(date, -brief.daysBefore), brief.at, zone);
			const first = Math.min(...sessions);
			const wanted = set < first ? set : first - HOUR;
			const { at } = nextBrief({ date, zone, brief, closedDays, settleMinutes: 2, sessions })!;
			expect(at).toBeLessThan(first);
			expect(isBriefDay(calendar(at, zone), brief.days, closedDays)).toBe(true);
			if (isBriefDay(calendar(wanted, zone), brief.days, closedDays)) {
				expect(at).toBe(wanted);
			} else {
				expect(at).toBe(setTime(calendar(at, zone), brief.at, zone));
				for (let other = calendar(wanted, zone); other > calendar(at, zone); other = addDays(other, -1)) {
					expect(isBriefDay(other, brief.days, closedDays)).toBe(false);
				}
			}
		}),
		{ numRuns: 500 },
	);
});

it('briefs on a Saturday whose last hour is none, as the clocks of Nuuk go on at 23:00', () => {
	const day = { zone: 'America/Nuuk', closedDays: [], settleMinutes: 2 };
	const brief = { at: '23:00', daysBefore: 0, days: ['sat' as const] };
	const sessions = [Date.parse('2026-04-04T01:00:00Z')];
	const { at } = nextBrief({ ...day, date: '2026-04-04', brief, sessions })!;
	expect(new Date(at).toISOString()).toBe('2026-03-29T00:59:00.000Z');
});

/** A time of day on a date that has it, or the last minute of the date. */
function setTime(date: string, time: string, zone: string): number {
	return Math.min(instantAt(date, time, zone), dayBounds(date, zone).to - 60_000);
}
