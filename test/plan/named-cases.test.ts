import type { Policy } from '../../temporal/contract/policy';
import { dayBounds, instantAt, localDate } from '../../temporal/plan/hours';
import { planReminders } from '../../temporal/plan/reminders';
import { isOpen, lastOpenBefore, nextClosed, nextOpen, OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { HOUR, MINUTE } from './zones';

interface Case {
	name: string;
	zone: string;
	/** An instant in the quiet hours. */
	at: string;
	/** On the clock; 20:00 to 09:00 if left out. */
	quiet?: { from: string; to: string };
	/** When they began before it, and when they end after it. */
	began: string;
	ends: string;
}

// Worked out by hand from the rules of the tz database.
const CASES: Case[] = [
	{
		// 02:00 +01:00 becomes 03:00 +02:00 at 01:00Z: from 20:00 +01:00 to 09:00 +02:00 are twelve hours.
		name: 'Berlin, the night of the spring shift',
		zone: 'Europe/Berlin',
		at: '2026-03-28T22:00Z',
		began: '2026-03-28T19:00Z',
		ends: '2026-03-29T07:00Z',
	},
	{
		name: 'Berlin, quiet hours that end at a time that spring skips',
		zone: 'Europe/Berlin',
		at: '2026-03-28T23:00Z',
		quiet: { from: '22:00', to: '02:30' },
		began: '2026-03-28T21:00Z',
		ends: '2026-03-29T01:00Z',
	},
	{
		// 03:00 +02:00 becomes 02:00 +01:00 at 01:00Z: fourteen hours.
		name: 'Berlin, the night of the fall shift',
		zone: 'Europe/Berlin',
		at: '2026-10-24T20:00Z',
		began: '2026-10-24T18:00Z',
		ends: '2026-10-25T08:00Z',
	},
	{
		name: 'Berlin, quiet hours that end at a time that fall has twice: the first time',
		zone: 'Europe/Berlin',
		at: '2026-10-24T21:00Z',
		quiet: { from: '22:00', to: '02:30' },
		began: '2026-10-24T20:00Z',
		ends: '2026-10-25T00:30Z',
	},
	{
		// From 02:30 +02:00 it was allowed, and at 01:00Z the clock went back to 02:00, which is quiet.
		name: 'Berlin, quiet hours that end at a time that fall has twice: the second time',
		zone: 'Europe/Berlin',
		at: '2026-10-25T01:10Z',
		quiet: { from: '22:00', to: '02:30' },
		began: '2026-10-25T01:00Z',
		ends: '2026-10-25T01:30Z',
	},
	{
		// 02:00 -05:00 becomes 03:00 -04:00 at 07:00Z.
		name: 'New York, the night of the spring shift',
		zone: 'America/New_York',
		at: '2026-03-08T02:00Z',
		began: '2026-03-08T01:00Z',
		ends: '2026-03-08T13:00Z',
	},
	{
		// 02:00 -04:00 becomes 01:00 -05:00 at 06:00Z.
		name: 'New York, the night of the fall shift',
		zone: 'America/New_York',
		at: '2026-11-01T01:00Z',
		began: '2026-11-01T00:00Z',
		ends: '2026-11-01T14:00Z',
	},
	{
		// 02:00 +11:00 becomes 01:30 +10:30 at 15:00Z: thirteen hours and a half.
		name: 'Lord Howe, half an hour back',
		zone: 'Australia/Lord_Howe',
		at: '2026-04-04T11:00Z',
		began: '2026-04-04T09:00Z',
		ends: '2026-04-04T22:30Z',
	},
	{
		// 02:00 +10:30 becomes 02:30 +11:00 at 15:30Z: twelve hours and a half.
		name: 'Lord Howe, half an hour ahead',
		zone: 'Australia/Lord_Howe',
		at: '2026-10-03T11:30Z',
		began: '2026-10-03T09:30Z',
		ends: '2026-10-03T22:00Z',
	},
	{
		name: 'Lord Howe, quiet hours that end in the half-hour that is skipped',
		zone: 'Australia/Lord_Howe',
		at: '2026-10-03T12:00Z',
		quiet: { from: '22:00', to: '02:15' },
		began: '2026-10-03T11:30Z',
		ends: '2026-10-03T15:30Z',
	},
	{
		// Irish Standard Time is that of summer, and winter has the DST, of minus an hour: 01:00 +00:00 becomes 02:00 +01:00.
		name: 'Dublin, the end of its negative DST',
		zone: 'Europe/Dublin',
		at: '2026-03-28T21:00Z',
		began: '2026-03-28T20:00Z',
		ends: '2026-03-29T08:00Z',
	},
	{
		name: 'Dublin, the begin of its negative DST',
		zone: 'Europe/Dublin',
		at: '2026-10-24T20:00Z',
		began: '2026-10-24T19:00Z',
		ends: '2026-10-25T09:00Z',
	},
	{
		// 03:00 +01:00 becomes 02:00 +00:00 at 02:00Z on the Sunday before Ramadan.
		name: 'Casablanca, before Ramadan',
		zone: 'Africa/Casablanca',
		at: '2026-02-14T21:00Z',
		began: '2026-02-14T19:00Z',
		ends: '2026-02-15T09:00Z',
	},
	{
		// 02:00 +00:00 becomes 03:00 +01:00 at 02:00Z on the Sunday after Ramadan.
		name: 'Casablanca, after Ramadan',
		zone: 'Africa/Casablanca',
		at: '2026-03-21T22:00Z',
		began: '2026-03-21T20:00Z',
		ends: '2026-03-22T08:00Z',
	},
	{
		// 01:00 +00:00 becomes 03:00 +02:00 at 01:00Z: eleven hours.
		name: 'Troll, two hours ahead',
		zone: 'Antarctica/Troll',
		at: '2026-03-28T22:00Z',
		began: '2026-03-28T20:00Z',
		ends: '2026-03-29T07:00Z',
	},
	{
		// 03:00 +02:00 becomes 01:00 +00:00 at 01:00Z: fifteen hours.
		name: 'Troll, two hours back',
		zone: 'Antarctica/Troll',
		at: '2026-10-24T20:00Z',
		began: '2026-10-24T18:00Z',
		ends: '2026-10-25T09:00Z',
	},
	{
		name: 'Troll, quiet hours that end in the two hours that are skipped',
		zone: 'Antarctica/Troll',
		at: '2026-03-28T23:00Z',
		quiet: { from: '22:00', to: '02:00' },
		began: '2026-03-28T22:00Z',
		ends: '2026-03-29T01:00Z',
	},
	{
		// The 29th, -10:00, ends at 10:00Z, and the 31st, +14:00, begins: thirteen hours although a date is missing.
		name: 'Apia, the night over the date that it left out',
		zone: 'Pacific/Apia',
		at: '2011-12-30T08:00Z',
		began: '2011-12-30T06:00Z',
		ends: '2011-12-30T19:00Z',
	},
];

describe.each(CASES)('$name', ({ zone, quiet, ...instants }) => {
	const quietHours = quiet ?? { from: '20:00', to: '09:00' };
	const hours = { ...OPEN_EVERY_DAY, quietHours };
	const at = Date.parse(instants.at);
	const began = Date.parse(instants.began);
	const ends = Date.parse(instants.ends);

	it('is quiet from the begin until before the end', () => {
		expect([began - 1, began, at, ends - 1, ends].map((moment) => isOpen(moment, zone, hours))).toEqual([
			true,
			false,
			false,
			false,
			true,
		]);
		expect(iso(nextOpen(at, zone, hours))).toBe(iso(ends));
		expect(iso(lastOpenBefore(at, zone, hours))).toBe(iso(began - 1));
		expect(nextOpen(ends, zone, hours)).toBe(ends);
		expect(lastOpenBefore(began, zone, hours)).toBe(began - 1);
		expect(nextClosed(began - 1, zone, hours)).toBe(began);
	});

	it('moves a reminder that would fall into them to their end, and a few minutes on', () => {
		const window = { deliverAt: at - 38 * HOUR, dueAt: at + 38 * HOUR, zone };
		const { reminders, dropped } = planReminders(window, policy([{ share: 0.5 }]), OPEN_EVERY_DAY, 'seed');
		expect(dropped).toEqual([]);
		expect(reminders).toHaveLength(1);
		expectBetween(reminders[0]!.at, ends, ends + 5 * MINUTE);
	});

	it('moves it to the minutes before they began, where due is at their end', () => {
		const window = { deliverAt: at - 38 * HOUR, dueAt: ends, zone };
		const rule = { before: 'due' as const, hours: (ends - at) / HOUR };
		const { reminders, dropped } = planReminders(window, policy([rule]), OPEN_EVERY_DAY, 'seed');
		expect(dropped).toEqual([]);
		expect(reminders).toHaveLength(1);
		expectBetween(reminders[0]!.at, began - 6 * MINUTE, began - MINUTE);
	});

	function policy(reminders: Policy['reminders']): Policy {
		return { reminders, quietHours, perDay: 2, perWeek: 6 };
	}
});

describe('dates', () => {
	it.each([
		['Europe/Berlin, 23 hours', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
		['Europe/Berlin, 25 hours', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
		['Cairo begins at 01:00', 'Africa/Cairo', '2026-04-24', '2026-04-23T22:00Z', '2026-04-24T21:00Z'],
		['Havana begins at 01:00', 'America/Havana', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
		['Havana has midnight twice', 'America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
		['Beirut ends twice', 'Asia/Beirut', '2026-10-24', '2026-10-23T21:00Z', '2026-10-24T22:00Z'],
		['Troll, 22 hours', 'Antarctica/Troll', '2026-03-29', '2026-03-29T00:00Z', '2026-03-29T22:00Z'],
		['Lord Howe, 24.5 hours', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z'],
		['Apia before the gap', 'Pacific/Apia', '2011-12-29', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
		['Apia without a 30th', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
		['Apia after the gap', 'Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
		['Kathmandu', 'Asia/Kathmandu', '2026-06-01', '2026-05-31T18:15Z', '2026-06-01T18:15Z'],
	])('%s', (_name, zone, date, from, to) => {
		const bounds = dayBounds(date, zone);
		expect({ from: iso(bounds.from), to: iso(bounds.to) }).toEqual({
			from: iso(Date.parse(from)),
			to: iso(Date.parse(to)),
		});
	});

	it('reads the date that the calendar of the zone shows', () => {
		expect(localDate(Date.parse('2011-12-30T09:59:59.999Z'), 'Pacific/Apia')).toBe('2011-12-29');
		expect(localDate(Date.parse('2011-12-30T10:00Z'), 'Pacific/Apia')).toBe('2011-12-31');
		expect(localDate(Date.parse('2026-12-31T23:30Z'), 'Europe/Berlin')).toBe('2027-01-01');
	});

	it.each([
		['a time that is skipped', '2026-03-29', '02:30', '2026-03-29T01:00Z'],
		['a time that comes twice', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
		['any other', '2026-10-25', '18:00', '2026-10-25T17:00Z'],
	])('finds %s in Berlin', (_name, date, time, at) => {
		expect(iso(instantAt(date, time, 'Europe/Berlin'))).toBe(iso(Date.parse(at)));
	});
});

it('names a zone that it does not know', () => {
	expect(() => isOpen(0, 'Europe/Atlantis', { ...OPEN_EVERY_DAY, quietHours: { from: '20:00', to: '09:00' } })).toThrow(
		new RangeError('"Europe/Atlantis" is not a time zone of the tz database'),
	);
});

function iso(at: number): string {
	return new Date(at).toISOString();
}

function expectBetween(at: number, from: number, to: number): void {
	expect(at).toBeGreaterThanOrEqual(from);
	expect(at).toBeLessThanOrEqual(to);
}
