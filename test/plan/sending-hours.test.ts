import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import {
	isOpen,
	lastOpenBefore,
	nextClosed,
	nextOpen,
	OPEN_EVERY_DAY,
	whyClosed,
	type PracticeHours,
} from '../../temporal/plan/sending-hours';
import { practiceHours, quietHours, starts, zones } from './arbitraries';
import { DAY, liesOpen, MINUTE } from './zones';

const { quietHours: night } = DEFAULT_POLICY;
const SUNDAYS: PracticeHours = { ...OPEN_EVERY_DAY, sendWindows: { sun: [] } };

/** Longer than most closings; a walk that finds nothing in it says only that. */
const WALK = 5 * DAY;

const moments = starts.chain((at) =>
	fc.record({
		at: fc.constant(at),
		zone: zones,
		hours: fc.record({ quietHours, practice: practiceHours(at) }).map(({ quietHours, practice }) => {
			return { ...practice, quietHours };
		}),
	}),
);

describe('the walk minute by minute finds the same', () => {
	it('opening ahead', () => {
		fc.assert(
			fc.property(moments, ({ at, zone, hours }) => {
				let next = at;
				while (next < at + WALK && !liesOpen(next, zone, hours)) next += MINUTE;
				const found = nextOpen(at, zone, hours);
				expect(isOpen(at, zone, hours)).toBe(liesOpen(at, zone, hours));
				if (next < at + WALK) expect(iso(found)).toBe(iso(next));
				else expect(found).toBeGreaterThanOrEqual(next);
				if (found < Infinity) expect(liesOpen(found, zone, hours)).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});

	it('closing ahead', () => {
		fc.assert(
			fc.property(moments, ({ at, zone, hours }) => {
				let next = at;
				while (liesOpen(next, zone, hours)) next += MINUTE;
				expect(iso(nextClosed(at, zone, hours))).toBe(iso(next));
			}),
			{ numRuns: 400 },
		);
	});

	it('open minute before', () => {
		fc.assert(
			fc.property(moments, ({ at, zone, hours }) => {
				let last = at - MINUTE;
				while (last > at - WALK && !liesOpen(last, zone, hours)) last -= MINUTE;
				const found = lastOpenBefore(at, zone, hours);
				if (last > at - WALK) expect(iso(found)).toBe(iso(last + MINUTE - 1));
				else expect(found).toBeLessThan(last);
				if (found > -Infinity) expect(liesOpen(found, zone, hours)).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
});

describe('in Berlin, with quiet hours from 20:00 to 09:00,', () => {
	it.each<[string, PracticeHours, string, string]>([
		['Saturday night waits for Monday, where Sunday is closed', SUNDAYS, '2026-05-09T18:00Z', '2026-05-11T07:00Z'],
		['Sunday in the fall shift waits for Monday in winter time', SUNDAYS, '2026-10-25T00:30Z', '2026-10-26T08:00Z'],
		[
			'a day of every year is closed in every year',
			{ ...OPEN_EVERY_DAY, closedDays: [{ from: '12-25', to: '12-25' }] },
			'2031-12-25T10:00Z',
			'2031-12-26T08:00Z',
		],
		[
			'a range at the turn of the year closes both its ends',
			{ ...OPEN_EVERY_DAY, closedDays: [{ from: '2026-12-24', to: '2027-01-01' }] },
			'2026-12-23T19:00Z',
			'2027-01-02T08:00Z',
		],
		[
			'a range of every year goes over the turn of the year',
			{ ...OPEN_EVERY_DAY, closedDays: [{ from: '12-24', to: '01-01' }] },
			'2028-12-30T10:00Z',
			'2029-01-02T08:00Z',
		],
		[
			'29 February is closed in leap years',
			{ ...OPEN_EVERY_DAY, closedDays: [{ from: '02-29', to: '02-29' }] },
			'2028-02-29T10:00Z',
			'2028-03-01T08:00Z',
		],
		[
			'windows do not open what quiet hours close',
			{ ...OPEN_EVERY_DAY, sendWindows: { mon: [{ from: '07:00', to: '24:00' }] } },
			'2026-05-11T05:30Z',
			'2026-05-11T07:00Z',
		],
		[
			'of two windows the second is next',
			{
				...OPEN_EVERY_DAY,
				sendWindows: {
					mon: [
						{ from: '09:00', to: '12:00' },
						{ from: '14:00', to: '18:00' },
					],
				},
			},
			'2026-05-11T10:00Z',
			'2026-05-11T12:00Z',
		],
	])('%s', (_name, practice, at, opens) => {
		const hours = { ...practice, quietHours: night };
		expect(isOpen(Date.parse(at), 'Europe/Berlin', hours)).toBe(false);
		expect(iso(nextOpen(Date.parse(at), 'Europe/Berlin', hours))).toBe(iso(Date.parse(opens)));
	});

	it.each<[string, string, string | undefined]>([
		['Sunday at noon', '2026-05-10T10:00Z', 'closed'],
		['Sunday night', '2026-05-10T20:00Z', 'closed'],
		['Monday morning before nine', '2026-05-11T06:59:59.999Z', 'quiet-hours'],
		['Monday at nine', '2026-05-11T07:00Z', undefined],
		['Ascension Day', '2026-05-14T10:00Z', 'closed'],
		['Saturday after its window', '2026-05-16T12:00Z', 'closed'],
	])('%s', (_name, at, why) => {
		const hours: PracticeHours = {
			sendWindows: { sat: [{ from: '10:00', to: '14:00' }], sun: [] },
			closedDays: [{ from: '2026-05-14', to: '2026-05-14' }],
		};
		expect(whyClosed(Date.parse(at), 'Europe/Berlin', { ...hours, quietHours: night })).toBe(why);
	});
});

it("goes by the client's calendar: Sunday in Auckland is over when it begins in Los Angeles", () => {
	const hours = { ...SUNDAYS, quietHours: night };
	const at = Date.parse('2026-05-10T22:00Z');
	expect(isOpen(at, 'Pacific/Auckland', hours)).toBe(true);
	expect(iso(nextOpen(at, 'America/Los_Angeles', hours))).toBe('2026-05-11T16:00:00.000Z');
});

it('is closed without end, where nothing is left open for a year', () => {
	const at = Date.parse('2026-05-10T22:00Z');
	const never = { ...OPEN_EVERY_DAY, quietHours: { from: '09:00', to: '09:00' } };
	expect(nextOpen(at, 'Europe/Berlin', never)).toBe(Infinity);
	expect(lastOpenBefore(at, 'Europe/Berlin', never)).toBe(-Infinity);
	const until = (to: string) => ({ ...OPEN_EVERY_DAY, closedDays: [{ from: '2026-05-01', to }], quietHours: night });
	expect(iso(nextOpen(at, 'Europe/Berlin', until('2027-05-10')))).toBe('2027-05-11T07:00:00.000Z');
	expect(nextOpen(at, 'Europe/Berlin', until('2027-05-20'))).toBe(Infinity);
	expect(nextOpen(at, 'Europe/Berlin', until('2030-12-31'))).toBe(Infinity);
});

it('finds the last open moment over several shifts of the clock', () => {
	// 02:15 to 02:45 comes twice on 15 February, and until 1 April the clock is shifted once more.
	const sendWindows = { sun: [{ from: '02:15', to: '02:45' }] };
	const closedDays = [{ from: '2026-02-16', to: '2026-04-30' }];
	const hours = { sendWindows, closedDays, quietHours: { from: '12:00', to: '13:00' } };
	const last = lastOpenBefore(Date.parse('2026-04-01T00:00Z'), 'Africa/Casablanca', hours);
	expect(iso(last)).toBe('2026-02-15T02:44:59.999Z');
});

function iso(at: number): string {
	return Number.isFinite(at) ? new Date(at).toISOString() : String(at);
}
