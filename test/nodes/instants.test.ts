import { DateTime } from 'luxon';
import { spoken, utc } from '../../nodes/shared/instants';
import { instant } from '../../nodes/shared/parameters/instant';
import { dayBounds, instantAt } from '../../temporal/plan/hours';

const NEW_YORK = 'America/New_York';

/** As the contract has it; how it was read where it is none. */
function read(text: string, zone: string, dateOnly: 'begin-of-day' | 'end-of-day' = 'end-of-day'): string {
	const reading = instant(zone, dateOnly)(text, { displayName: 'Due', name: 'due', type: 'string', default: '' });
	return reading.kind === 'understood' ? utc(reading.value) : reading.kind;
}

describe('an hour that the clock shows twice', () => {
	it.each([
		['2027-11-07 01:30', NEW_YORK, '2027-11-07T05:30:00.000Z'],
		['2027-11-07 01:00', NEW_YORK, '2027-11-07T05:00:00.000Z'],
		['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
		['2027-04-04 01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
	])('is the first, as the plan reads it: %s in %s', (text, zone, first) => {
		expect(read(text, zone)).toBe(first);
		expect(instantAt(text.slice(0, 10), text.slice(11), zone)).toBe(Date.parse(first));
	});

	it('is the one that an offset says', () => {
		expect(read('2027-11-07T01:30-05:00', NEW_YORK)).toBe('2027-11-07T06:30:00.000Z');
	});

	it('lies within a day that begins with the first and ends with the last', () => {
		// In Havana a day goes back to its begin, in Ittoqqortoormiit to its last hour.
		expect(Date.parse(read('2026-11-01', 'America/Havana', 'begin-of-day'))).toBe(
			dayBounds('2026-11-01', 'America/Havana').from,
		);
		expect(Date.parse(read('2024-10-26', 'America/Scoresbysund'))).toBe(
			dayBounds('2024-10-26', 'America/Scoresbysund').to - 1000,
		);
	});

	it('is told with which of the two it is', () => {
		const say = (at: string) => spoken(DateTime.fromISO(at) as DateTime<true>, 'Europe/Berlin');
		expect(say('2027-10-31T00:30:00Z')).toBe('Sun 31 Oct 2027, 2:30 (the first of two)');
		expect(say('2027-10-31T01:30:00Z')).toBe('Sun 31 Oct 2027, 2:30 (the second of two)');
		expect(say('2027-10-31T02:30:00Z')).toBe('Sun 31 Oct 2027, 3:30');
	});
});

it('tells times as the country of the zone writes them', () => {
	const at = DateTime.fromISO('2027-11-07T05:30:00Z') as DateTime<true>;
	expect(spoken(at, NEW_YORK)).toBe('Sun 7 Nov 2027, 1:30 AM (the first of two)');
	expect(spoken(at, 'Asia/Kolkata')).toBe('Sun 7 Nov 2027, 11:00 AM');
	expect(spoken(at, 'Europe/London')).toBe('Sun 7 Nov 2027, 5:30');
});
