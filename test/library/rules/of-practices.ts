import { inFile, inPractice, PRACTICE, type Fixture } from './fixture';

const PHONE = 'must be one phone number, in quotes where it has no blank, as in "+1 212 555 0142"';
const REMINDER =
	'must be a share of the time from delivery to due, between 0 and 1, as in { share: 0.5 }, or at most 1440 hours before due or session, as in { before: session, hours: 24 }';
const CLOCK = 'must be a time of day such as 20:00';
const WEEKDAYS = 'mon, tue, wed, thu, fri, sat, sun';
const BRIEF_DAYS = `must be a list of ${WEEKDAYS}, with one of them at least`;
const FIELDS =
	'name, language, crisisText, phone, replyTo, openDaysAfterDue, dueWithinDays, zone, policy, sendWindows, closedDays, brief';

const instead = (what: string, from: string, to: string, ...said: string[]) =>
	inFile('practice.yaml', what, PRACTICE.replace(from, to), ...said);

/** What is wrong in the settings of a practice. */
const OF_SETTINGS: Fixture[] = [
	inFile('practice.yaml', 'a practice that is a list', '- A\n', `: field (whole file): must have the fields ${FIELDS}`),
	instead('a setting of the wrong type', 'name: A', 'name: [A]', ':1: field name: must be text'),
	instead('a setting that is missing', 'name: A\n', '', ': field name: is missing, and must be text'),
	instead('a setting that is empty', 'name: A', "name: ''", ':1: field name: must not be empty'),
	instead(
		'a setting out of bounds',
		'14',
		'14.5',
		':3: field openDaysAfterDue: must be a whole number of days, from 0 to 365',
	),
	inPractice(
		'a setting that there is not',
		'colour: green',
		`:4: field colour: is not known here; allowed are ${FIELDS}`,
	),
	inPractice('a phone that YAML takes for a number', 'phone: 5550142', `:4: field phone: ${PHONE}`),
	inPractice('a phone that is none', 'phone: ask Jo', `:4: field phone: ${PHONE}`),
	inPractice('an address that is a number', 'replyTo: 5', ':4: field replyTo: must be text'),
	inPractice(
		'an address with a name beside it',
		'replyTo: Front desk <desk@practice.example>',
		':4: field replyTo: is not an e-mail address; write one alone, like name@example.com',
	),
	inPractice('a zone that is a number', 'zone: 1', ':4: field zone: must be text'),
	inPractice(
		'a zone that is none',
		'zone: Linden Street',
		':4: field zone: is a text that is not a time zone; write it like Europe/London',
	),
	inPractice(
		'a zone that stands for several clocks',
		'zone: CET',
		':4: field zone: "CET" stands for several clocks; take Europe/Berlin, Europe/Paris or Europe/Madrid',
	),
];

/** What is wrong in how a practice reminds. */
const OF_POLICY: Fixture[] = [
	inPractice(
		'a policy that is a word',
		'policy: often',
		':4: field policy: may have reminders, quietHours, gapHours, perDay and perWeek, and nothing else',
	),
	inPractice(
		'a part of the policy that there is not',
		'policy:\n  perMonth: 3',
		':5: field policy.perMonth: may have reminders, quietHours, gapHours, perDay and perWeek, and nothing else',
	),
	inPractice(
		'quiet hours that leave no hour',
		'policy:\n  perDay: 2\n  quietHours: { from: 20:00, to: 20:00 }',
		':6: field policy.quietHours: from 20:00 to 20:00 leave no hour for a reminder; take two different times, such as 20:00 and 09:00',
	),
	inPractice(
		'quiet hours without an end',
		'policy:\n  quietHours: { from: 20:00 }',
		`:5: field policy.quietHours.to: is missing, and ${CLOCK}`,
	),
	inPractice(
		'quiet hours in words',
		'policy:\n  quietHours: at night',
		':5: field policy.quietHours: must be two times of day, as in { from: 20:00, to: 09:00 }',
	),
	inPractice(
		'a time of day that is none',
		'policy:\n  quietHours:\n    from: 25:00\n    to: 09:00',
		`:6: field policy.quietHours.from: ${CLOCK}`,
	),
	inPractice(
		'a reminder outside the window',
		'policy:\n  reminders:\n    - share: 0.5\n    - share: 90',
		`:7: field policy.reminders.1: ${REMINDER}`,
	),
	inPractice(
		'too many reminders',
		`policy:\n  reminders: [${Array<string>(6).fill('{ share: 0.5 }').join(', ')}]`,
		':5: field policy.reminders: must be at most 5 reminders',
	),
	inPractice(
		'reminders that are no list',
		'policy:\n  reminders: 2',
		':5: field policy.reminders: must be a list, as in [{ share: 0.5 }, { share: 0.9 }]',
	),
	inPractice(
		'a gap of nothing',
		'policy: { gapHours: 0 }',
		':4: field policy.gapHours: must be a number of hours, more than 0 and at most 336',
	),
	inPractice(
		'no reminder a day',
		'policy: { perDay: 0 }',
		':4: field policy.perDay: must be a whole number of reminders, from 1 to 10',
	),
];

/** What is wrong in when clinicians are briefed. */
const OF_BRIEFS: Fixture[] = [
	inPractice('a brief at no time of day', 'brief: { at: evening }', `:4: field brief.at: ${CLOCK}`),
	inPractice(
		'a brief of an earlier week',
		'brief:\n  daysBefore: 8',
		':5: field brief.daysBefore: must be a whole number of days, from 0 to 7',
	),
	inPractice(
		'a brief that settles for hours',
		'brief: { settleMinutes: 61 }',
		':4: field brief.settleMinutes: must be a whole number of minutes, from 0 to 60',
	),
	inPractice('a brief on no day', 'brief:\n  days: []', `:5: field brief.days: ${BRIEF_DAYS}`),
	inPractice('a brief on days in words', 'brief:\n  days: all', `:5: field brief.days: ${BRIEF_DAYS}`),
	inPractice(
		'a brief on a day of another name',
		'brief:\n  days:\n    - mon\n    - Friday',
		`:7: field brief.days.1: must be one of ${WEEKDAYS}`,
	),
	inPractice(
		'a part of the brief that there is not',
		'brief: { hour: 18 }',
		':4: field brief.hour: is not known here; allowed are at, daysBefore, days, settleMinutes',
	),
];

export const OF_PRACTICES = [...OF_SETTINGS, ...OF_POLICY, ...OF_BRIEFS];
