import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../temporal/library/library';
import { nextOpen } from '../../temporal/plan/sending-hours';
import { copy, SHIPPED, write } from './folder';

/** A library whose practice.yaml says no more than it must, and from line 4 on this. */
function practice(more: string): string {
	const folder = copy();
	write(folder, 'practice.yaml', `name: A\ncrisisText: { en: B, es: C }\nopenDaysAfterDue: 14\n${more}\n`);
	return folder;
}

it('leaves it to quiet hours, where nothing is set, as in the shipped file', () => {
	const hours = { sendWindows: {}, closedDays: [] };
	expect(loadLibrary(practice('')).practiceHours).toEqual(hours);
	expect(loadLibrary(SHIPPED).practiceHours).toEqual(hours);
});

it('takes two lines for no message on Sundays nor on 25 December', () => {
	const library = loadLibrary(practice('sendWindows: { sun: [] }\nclosedDays: [12-25]'));
	const hours = { ...library.practiceHours, quietHours: library.policy('thought-record').quietHours };
	const sunday = Date.parse('2026-05-10T12:00Z');
	const christmas = Date.parse('2026-12-25T12:00Z');
	expect(nextOpen(sunday, 'Europe/London', hours)).toBe(Date.parse('2026-05-11T08:00Z'));
	expect(nextOpen(christmas, 'Europe/London', hours)).toBe(Date.parse('2026-12-26T09:00Z'));
});

it('takes windows in any order, and closed days of every kind, with quotes and without', () => {
	const more = [
		'sendWindows:',
		'  mon: ["14:00-20:00", 09:00 - 12:00]',
		'  sat: [10:00-14:00]',
		'  sun: []',
		'closedDays:',
		'  - 12-25',
		'  - "2026-05-14"',
		'  - 2026-12-24 to 2027-01-01',
		'  - 12-30 to 01-02',
		'  - 02-29',
	];
	expect(loadLibrary(practice(more.join('\n'))).practiceHours).toEqual({
		sendWindows: {
			mon: [
				{ from: '09:00', to: '12:00' },
				{ from: '14:00', to: '20:00' },
			],
			sat: [{ from: '10:00', to: '14:00' }],
			sun: [],
		},
		closedDays: [
			{ from: '12-25', to: '12-25' },
			{ from: '2026-05-14', to: '2026-05-14' },
			{ from: '2026-12-24', to: '2027-01-01' },
			{ from: '12-30', to: '01-02' },
			{ from: '02-29', to: '02-29' },
		],
	});
});

it('takes the examples that stand in the shipped file', () => {
	const lines = readFileSync(join(SHIPPED, 'practice.yaml'), 'utf8').split('\n');
	const examples = lines.filter((line) => /^# (sendWindows|closedDays):/.test(line)).map((line) => line.slice(2));
	expect(examples).toHaveLength(2);
	expect(() => loadLibrary(practice(examples.join('\n')))).not.toThrow();
});

describe('what cannot be used says where and why:', () => {
	const WINDOW = 'must be hours of one day, as in 09:00-20:00';
	const CLOSED_DAY =
		'must be a date that exists, as in 2026-12-25, a day of every year, as in 12-25, or a range of either';

	it.each<[string, string, string]>([
		['a day of another name', 'sendWindows:\n  sunday: []', ':5: field sendWindows.sunday: may have mon, tue, wed'],
		['no days', 'sendWindows: none', ':4: field sendWindows: may have mon, tue, wed, thu, fri, sat, sun, each with'],
		[
			'hours without a list',
			'sendWindows:\n  mon: 09:00-20:00',
			':5: field sendWindows.mon: must be a list of hours, as in [09:00-12:00, 14:00-20:00], or []',
		],
		['hours that are none', 'sendWindows:\n  mon: [9-20]', `:5: field sendWindows.mon.0: ${WINDOW}`],
		['a number', 'sendWindows:\n  mon: [9]', `:5: field sendWindows.mon.0: ${WINDOW}`],
		[
			'hours over midnight',
			'sendWindows:\n  mon:\n    - 09:00-12:00\n    - 19:00-01:00',
			':7: field sendWindows.mon.1: must end after they begin, at 24:00 at the latest',
		],
		[
			'hours that overlap',
			'sendWindows:\n  mon: [12:00-20:00, 09:00-12:30]',
			':5: field sendWindows.mon: must be hours that do not overlap',
		],
		[
			'hours that are all quiet',
			'policy: { quietHours: { from: 18:00, to: 08:00 } }\nsendWindows:\n  mon: [09:00-12:00, 18:00-20:00]',
			':6: field sendWindows.mon.1: lies in the quiet hours, 18:00 to 08:00, in which nothing goes out; change one of them',
		],
		[
			'hours that are all quiet by default',
			'sendWindows: { sat: [20:00-22:00] }',
			':4: field sendWindows.sat.0: lies in the quiet hours, 20:00 to 09:00',
		],
		[
			'a week without an hour',
			'sendWindows: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }',
			':4: field sendWindows: leave no hour for a message in the whole year; leave one open',
		],
		[
			'a year without a day',
			'closedDays: [03-01 to 02-29]',
			':4: field closedDays: leave no hour for a message in the whole year; leave one open',
		],
		['closed days without a list', 'closedDays: 12-25', ':4: field closedDays: must be a list, as in [12-25,'],
		['a date that does not exist', 'closedDays:\n  - 12-25\n  - 2026-02-29', `:6: field closedDays.1: ${CLOSED_DAY}`],
		['a day that does not exist', 'closedDays: [13-01]', `:4: field closedDays.0: ${CLOSED_DAY}`],
		['a date in other words', 'closedDays: [25 December]', `:4: field closedDays.0: ${CLOSED_DAY}`],
		['a year alone', 'closedDays: [2026]', `:4: field closedDays.0: ${CLOSED_DAY}`],
		['a range from a date to a day', 'closedDays: [2026-12-24 to 01-01]', `:4: field closedDays.0: ${CLOSED_DAY}`],
		[
			'a range that ends before it begins',
			'closedDays: [2027-01-01 to 2026-12-24]',
			':4: field closedDays.0: must begin before it ends; put the earlier date first',
		],
	])('%s', (_case, more, expected) => {
		expect(() => loadLibrary(practice(more))).toThrow(`- practice.yaml${expected}`);
	});
});
