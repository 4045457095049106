import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { addDays, localDate } from '../../temporal/plan/hours';
import { reminderPlan } from '../../temporal/plan/reminder-plan';
import { gapOf } from '../../temporal/plan/reminders';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { isSnoozed, snoozedTo } from '../../temporal/plan/snooze';
import { planWindow } from '../../temporal/plan/window';
import { policies, practiceHours, windows } from './arbitraries';
import { DAY, HOUR, liesOpen, MINUTE } from './zones';

const HOURS = { ...OPEN_EVERY_DAY, quietHours: DEFAULT_POLICY.quietHours };

function at(instant: string): number {
	return Date.parse(instant);
}

describe('the day that a client asks for', () => {
	it.each([
		['at the same time of day', '2026-05-04T10:30Z', 1, '2026-05-20T10:00Z', '2026-05-05T10:30Z'],
		['three days on', '2026-05-04T10:30Z', 3, '2026-05-20T10:00Z', '2026-05-07T10:30Z'],
		['over the change of the clocks', '2026-03-28T09:30Z', 1, '2026-05-20T10:00Z', '2026-03-29T08:30Z'],
		[
			'when the day opens, where it was asked for at night',
			'2026-05-04T22:30Z',
			1,
			'2026-05-20T10:00Z',
			'2026-05-06T07:00Z',
		],
		[
			'when the day opens, where the hour is past due',
			'2026-05-04T14:30Z',
			1,
			'2026-05-05T12:00Z',
			'2026-05-05T07:00Z',
		],
	])('is met %s', (_how, asked, days, due, to) => {
		const found = snoozedTo(
			{ askedAt: at(asked), days },
			{ dueAt: at(due), zone: 'Europe/Berlin' },
			HOURS,
			at(asked),
			'a',
		)!;
		expect(found).toBeGreaterThanOrEqual(at(to));
		expect(found).toBeLessThanOrEqual(at(to) + 4 * MINUTE);
	});

	it('is none where it is due before anything may go out on it', () => {
		const asked = { askedAt: at('2026-05-04T10:30Z'), days: 1 };
		expect(
			snoozedTo(asked, { dueAt: at('2026-05-05T06:30Z'), zone: 'Europe/Berlin' }, HOURS, asked.askedAt, 'a'),
		).toBeUndefined();
	});

	it('is the next opening, where the practice is closed on it', () => {
		const closed = { ...HOURS, closedDays: [{ from: '2026-05-05', to: '2026-05-06' }] };
		const asked = { askedAt: at('2026-05-04T10:30Z'), days: 1 };
		const to = snoozedTo(asked, { dueAt: at('2026-05-20T10:00Z'), zone: 'UTC' }, closed, asked.askedAt, 'a')!;
		expect(new Date(to).toISOString()).toMatch(/^2026-05-07T09:0/);
	});

	it('is now, where it was heard too late', () => {
		const asked = { askedAt: at('2026-05-04T10:30Z'), days: 1 };
		const heard = at('2026-05-08T11:00Z');
		expect(snoozedTo(asked, { dueAt: at('2026-05-20T10:00Z'), zone: 'UTC' }, HOURS, heard, 'a')).toBe(heard + 1);
	});

	it('is met before due and within sending hours, on the day itself if that opens, whatever the practice', () => {
		const situations = windows.chain((window) =>
			fc.record({
				window: fc.constant(window),
				practice: practiceHours(window.deliverAt),
				policy: policies,
				days: fc.constantFrom(1, 3),
				share: fc.double({ min: 0, max: 1, noNaN: true }),
			}),
		);
		fc.assert(
			fc.property(situations, ({ window, practice, policy, days, share }) => {
				const { deliverAt, dueAt, zone } = window;
				const askedAt = deliverAt + Math.floor(share * (dueAt - deliverAt));
				const hours = { ...practice, quietHours: policy.quietHours };
				const to = snoozedTo({ askedAt, days }, window, hours, askedAt, 'seed');
				const day = addDays(localDate(askedAt, zone), days);
				const open = minutesUntil(dueAt - 6 * MINUTE, askedAt, (minute) => liesOpen(minute, zone, hours));
				const opensOnIt = open.some((minute) => localDate(minute, zone) === day);
				if (to === undefined) return expect(opensOnIt).toBe(false);
				expect(to).toBeGreaterThan(askedAt);
				expect(to).toBeLessThan(dueAt);
				expect(liesOpen(to, zone, hours)).toBe(true);
				expect(localDate(to, zone) >= day).toBe(true);
				if (opensOnIt) expect(localDate(to, zone)).toBe(day);
			}),
			{ numRuns: 500 },
		);
	});
});

/** The minutes of a span at which something holds. */
function minutesUntil(end: number, from: number, holds: (minute: number) => boolean): number[] {
	const minutes: number[] = [];
	for (let minute = Math.ceil(from / MINUTE) * MINUTE; minute < end; minute += MINUTE)
		if (holds(minute)) minutes.push(minute);
	return minutes;
}

describe('a plan whose client asked to be reminded later', () => {
	const SCHEDULE = { deliverAt: '2026-05-04T10:00:00Z', dueAt: '2026-05-14T10:00:00Z', zone: 'UTC' };
	const window = planWindow(SCHEDULE, 0);
	const policy = { ...DEFAULT_POLICY, reminders: [{ share: 0.25 }, { share: 0.5 }, { share: 0.9 }] };
	const to = at('2026-05-10T11:00Z');
	const plan = (snoozed?: number, after = at('2026-05-05T10:00Z')) =>
		reminderPlan(window, policy, OPEN_EVERY_DAY, 'seed', { after, ordinal: 0 }, snoozed);

	it('has one on that day, nothing before, and the rest as before', () => {
		const before = plan();
		const { reminders, dropped } = plan(to);
		expect(reminders.map(({ at, ordinal }) => [ordinal, at])).toEqual([
			[1, '2026-05-10T11:00:00.000Z'],
			[2, before.reminders[2]!.at],
		]);
		expect(reminders[0]).toMatchObject({ snoozed: true, expiresAt: reminders[1]!.at, nearDue: false });
		expect(dropped).toEqual([0, 1].map((rule) => ({ rule, reason: 'snoozed', at: before.reminders[rule]!.at })));
	});

	it('leaves out what would follow within the gap', () => {
		const soon = at(plan().reminders[2]!.at) - HOUR;
		expect(plan(soon).reminders.map(({ at }) => at)).toEqual([new Date(soon).toISOString()]);
		expect(plan(soon).dropped.at(-1)).toMatchObject({ rule: 2, reason: 'too-close' });
	});

	it.each([
		['which is over', '2026-05-04T12:00Z'],
		['that due has overtaken', '2026-05-14T10:00Z'],
	])('is as before where it asked for a day %s', (_when, day) => {
		expect(plan(at(day))).toEqual(plan());
	});

	it('keeps its gap, its hours and every rule in mind, wherever the day falls', () => {
		const situations = fc.record({
			window: windows,
			policy: policies,
			share: fc.double({ min: 0, max: 1.2, noNaN: true }),
		});
		fc.assert(
			fc.property(situations, ({ window, policy, share }) => {
				const { deliverAt, dueAt, zone } = window;
				const snoozed = deliverAt + Math.floor(share * (dueAt - deliverAt));
				const { reminders, dropped } = reminderPlan(window, policy, OPEN_EVERY_DAY, 'seed', undefined, snoozed);
				const own = reminders.filter((reminder) => reminder.snoozed);
				expect(reminders.length - own.length + dropped.length).toBe(policy.reminders.length);
				expect(own.length).toBeLessThanOrEqual(1);
				if (own.length === 1) expect(at(reminders[0]!.at)).toBeGreaterThanOrEqual(snoozed);
				const instants = reminders.map((reminder) => at(reminder.at));
				for (const [index, instant] of instants.entries()) {
					expect(reminders[index]!.ordinal).toBe(index + 1);
					expect(instant).toBeLessThan(dueAt);
					expect(at(reminders[index]!.expiresAt)).toBeLessThanOrEqual(dueAt);
					expect(liesOpen(instant, zone, { ...OPEN_EVERY_DAY, quietHours: policy.quietHours })).toBe(true);
					if (index > 0) expect(instant - instants[index - 1]!).toBeGreaterThanOrEqual(gapOf(window, policy));
				}
			}),
			{ numRuns: 500 },
		);
	});
});

it.each([
	['was planned for before that day', 1, 2, true],
	['is the one that was asked for', 2, 2, false],
	['comes after it', 3, 2, false],
])('a reminder that %s', (_which, plannedAt, to, snoozed) => {
	expect(isSnoozed(plannedAt * DAY, { to: to * DAY, dueAt: 9 * DAY })).toBe(snoozed);
	expect(isSnoozed(plannedAt * DAY, { to: to * DAY, dueAt: to * DAY })).toBe(false);
	expect(isSnoozed(plannedAt * DAY, { to: null, dueAt: 9 * DAY })).toBe(false);
});
