import { inPractice, type Fixture } from './fixture';

const WINDOW = 'must be hours of one day, as in 09:00-20:00';
const WEEK = 'may have mon, tue, wed, thu, fri, sat, sun, each with its hours, as in { sat: [10:00-14:00], sun: [] }';
const CLOSED_DAY =
	'must be a date that exists, as in 2026-12-25, a day of every year, as in 12-25, or a range of either, as in 2026-12-24 to 2027-01-01';
const NO_HOUR = 'leave no hour for a message in the whole year; leave one open';
const quiet = (hours: string) => `lies in the quiet hours, ${hours}, in which nothing goes out; change one of them`;

/** What is wrong in when a practice sends. */
export const OF_HOURS: Fixture[] = [
	inPractice('a day of another name', 'sendWindows:\n  sunday: []', `:5: field sendWindows.sunday: ${WEEK}`),
	inPractice('no days', 'sendWindows: none', `:4: field sendWindows: ${WEEK}`),
	inPractice(
		'hours without a list',
		'sendWindows:\n  mon: 09:00-20:00',
		':5: field sendWindows.mon: must be a list of hours, as in [09:00-12:00, 14:00-20:00], or [] for no message on that day',
	),
	inPractice('hours that are none', 'sendWindows:\n  mon: [9-20]', `:5: field sendWindows.mon.0: ${WINDOW}`),
	inPractice('an hour that is a number', 'sendWindows:\n  mon: [9]', `:5: field sendWindows.mon.0: ${WINDOW}`),
	inPractice(
		'hours over midnight',
		'sendWindows:\n  mon:\n    - 09:00-12:00\n    - 19:00-01:00',
		':7: field sendWindows.mon.1: must end after they begin, at 24:00 at the latest',
	),
	inPractice(
		'hours that overlap',
		'sendWindows:\n  mon: [12:00-20:00, 09:00-12:30]',
		':5: field sendWindows.mon: must be hours that do not overlap',
	),
	inPractice(
		'hours that are all quiet',
		'policy: { quietHours: { from: 18:00, to: 08:00 } }\nsendWindows:\n  mon: [09:00-12:00, 18:00-20:00]',
		`:6: field sendWindows.mon.1: ${quiet('18:00 to 08:00')}`,
	),
	inPractice(
		'hours that are all quiet by default',
		'sendWindows: { sat: [20:00-22:00] }',
		`:4: field sendWindows.sat.0: ${quiet('20:00 to 09:00')}`,
	),
	inPractice(
		'a week without an hour',
		'sendWindows: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }',
		`:4: field sendWindows: ${NO_HOUR}`,
	),
	inPractice('a year without a day', 'closedDays: [03-01 to 02-29]', `:4: field closedDays: ${NO_HOUR}`),
	inPractice(
		'closed days without a list',
		'closedDays: 12-25',
		':4: field closedDays: must be a list, as in [12-25, 2026-12-24 to 2027-01-01]',
	),
	...[
		['a date that does not exist', '2026-02-29'],
		['a day that does not exist', '13-01'],
		['a date in other words', '25 December'],
		['a year alone', '2026'],
		['a range from a date to a day', '2026-12-24 to 01-01'],
	].map(([what, day]) =>
		inPractice(what!, `closedDays:\n  - 12-25\n  - ${day}`, `:6: field closedDays.1: ${CLOSED_DAY}`),
	),
	inPractice(
		'a range that ends before it begins',
		'closedDays: [2027-01-01 to 2026-12-24]',
		':4: field closedDays.0: must begin before it ends; put the earlier date first',
	),
];
