import { nextBrief } from '../../temporal/plan/brief-times';
import { WEEKDAYS, type ClosedDays, type Weekday } from '../../temporal/plan/days';

interface Case {
	name: string;
	zone?: string;
	date?: string;
	/** Without days: on every day. */
	brief?: { at: string; daysBefore: number };
	days?: Weekday[];
	closedDays?: ClosedDays[];
	sessions: string[];
	lastEdition?: string;
	change?: { at: string; sessions?: string[] };
	/** When the edition goes out and when it is pointless; undefined for none. */
	goesOut: { at: string; pointlessAt: string } | undefined;
}

const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

// In Berlin's summer 18:00 is 16:00Z, in its winter 17:00Z. Things settle in ten minutes.
const CASES: Case[] = [
	{
		name: 'first edition: at the set time on the day before',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		change: { at: '2026-05-01T09:00Z' },
		goesOut: { at: '2026-05-04T16:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'first edition: without a change, too',
		sessions: ['2026-05-05T07:00Z'],
		goesOut: { at: '2026-05-04T16:00Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'first edition: on the day itself, ahead of the first session',
		brief: { at: '07:30', daysBefore: 0 },
		sessions: ['2026-05-05T14:00Z', '2026-05-05T07:00Z'],
		goesOut: { at: '2026-05-05T05:30Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'first edition: an hour before the first session, where the set time is later',
		brief: { at: '18:00', daysBefore: 0 },
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		goesOut: { at: '2026-05-05T06:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'first edition: an hour before the first session, where the set time is that of the session',
		brief: { at: '09:00', daysBefore: 0 },
		sessions: ['2026-05-05T07:00Z'],
		goesOut: { at: '2026-05-05T06:00Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'first edition: over the end of a month',
		date: '2026-03-02',
		brief: { at: '18:00', daysBefore: 7 },
		sessions: ['2026-03-02T09:00Z'],
		goesOut: { at: '2026-02-23T17:00Z', pointlessAt: '2026-03-02T09:00Z' },
	},
	{
		name: 'first edition: before the spring shift, by winter time',
		date: '2026-03-29',
		sessions: ['2026-03-29T08:00Z'],
		goesOut: { at: '2026-03-28T17:00Z', pointlessAt: '2026-03-29T08:00Z' },
	},
	{
		name: 'first edition: after the spring shift, by summer time',
		date: '2026-03-30',
		sessions: ['2026-03-30T08:00Z'],
		goesOut: { at: '2026-03-29T16:00Z', pointlessAt: '2026-03-30T08:00Z' },
	},
	{
		name: 'first edition: at a time that the spring shift skips, when it skips',
		date: '2026-03-29',
		brief: { at: '02:30', daysBefore: 0 },
		sessions: ['2026-03-29T08:00Z'],
		goesOut: { at: '2026-03-29T01:00Z', pointlessAt: '2026-03-29T08:00Z' },
	},
	{
		name: 'first edition: at a time that the fall shift repeats, the first time',
		date: '2026-10-25',
		brief: { at: '02:30', daysBefore: 0 },
		sessions: ['2026-10-25T08:00Z'],
		goesOut: { at: '2026-10-25T00:30Z', pointlessAt: '2026-10-25T08:00Z' },
	},
	{
		name: 'first edition: in New York, the evening before the fall shift',
		zone: 'America/New_York',
		date: '2026-11-01',
		sessions: ['2026-11-01T14:00Z'],
		goesOut: { at: '2026-10-31T22:00Z', pointlessAt: '2026-11-01T14:00Z' },
	},
	{
		name: 'first edition: once settled, where it was assigned late',
		sessions: ['2026-05-05T07:00Z'],
		change: { at: '2026-05-04T16:00Z' },
		goesOut: { at: '2026-05-04T16:10Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'first edition: once settled, for a later session of a day that has begun',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		change: { at: '2026-05-05T10:00Z' },
		goesOut: { at: '2026-05-05T10:10Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'first edition: none, where things settle when the last session has begun',
		sessions: ['2026-05-05T07:00Z'],
		change: { at: '2026-05-05T06:50Z' },
		goesOut: undefined,
	},
	{
		name: 'first edition: on Friday for Monday, where nobody is briefed at the weekend',
		date: '2026-05-11',
		days: WORKDAYS,
		sessions: ['2026-05-11T07:00Z'],
		goesOut: { at: '2026-05-08T16:00Z', pointlessAt: '2026-05-11T07:00Z' },
	},
	{
		name: 'first edition: ahead of a closed day',
		date: '2026-05-15',
		closedDays: [{ from: '2026-05-14', to: '2026-05-14' }],
		sessions: ['2026-05-15T07:00Z'],
		goesOut: { at: '2026-05-13T16:00Z', pointlessAt: '2026-05-15T07:00Z' },
	},
	{
		name: 'first edition: ahead of a holiday over the turn of the year',
		date: '2027-01-04',
		days: WORKDAYS,
		closedDays: [{ from: '12-24', to: '01-01' }],
		sessions: ['2027-01-04T08:00Z'],
		goesOut: { at: '2026-12-23T17:00Z', pointlessAt: '2027-01-04T08:00Z' },
	},
	{
		name: 'first edition: of a Saturday on Friday at the same time of day, where it is for the same day',
		date: '2026-05-09',
		brief: { at: '07:30', daysBefore: 0 },
		days: WORKDAYS,
		sessions: ['2026-05-09T07:00Z'],
		goesOut: { at: '2026-05-08T05:30Z', pointlessAt: '2026-05-09T07:00Z' },
	},
	{
		name: 'first edition: of a Saturday on Friday, where the set time is after the session',
		date: '2026-05-09',
		brief: { at: '18:00', daysBefore: 0 },
		days: WORKDAYS,
		sessions: ['2026-05-09T07:00Z'],
		goesOut: { at: '2026-05-08T16:00Z', pointlessAt: '2026-05-09T07:00Z' },
	},
	{
		name: 'first edition: on Monday morning, where it was assigned at the weekend',
		date: '2026-05-11',
		brief: { at: '08:00', daysBefore: 1 },
		days: WORKDAYS,
		sessions: ['2026-05-11T14:00Z'],
		change: { at: '2026-05-09T10:00Z' },
		goesOut: { at: '2026-05-11T06:00Z', pointlessAt: '2026-05-11T14:00Z' },
	},
	{
		name: 'first edition: an hour before the session on Monday, where it was assigned at the weekend and is set for the evening',
		date: '2026-05-11',
		days: WORKDAYS,
		sessions: ['2026-05-11T14:00Z'],
		change: { at: '2026-05-09T10:00Z' },
		goesOut: { at: '2026-05-11T13:00Z', pointlessAt: '2026-05-11T14:00Z' },
	},
	{
		name: 'first edition: an hour before a session on Sunday, where it was assigned on Saturday',
		date: '2026-05-10',
		days: WORKDAYS,
		sessions: ['2026-05-10T10:00Z'],
		change: { at: '2026-05-09T10:00Z' },
		goesOut: { at: '2026-05-10T09:00Z', pointlessAt: '2026-05-10T10:00Z' },
	},
	{
		name: 'first edition: once settled, where it was assigned in the last hour before a session on Sunday',
		date: '2026-05-10',
		days: WORKDAYS,
		sessions: ['2026-05-10T10:00Z'],
		change: { at: '2026-05-10T09:20Z' },
		goesOut: { at: '2026-05-10T09:30Z', pointlessAt: '2026-05-10T10:00Z' },
	},
	{
		name: 'first edition: at the set time, where the whole year is closed',
		closedDays: [{ from: '01-01', to: '12-31' }],
		sessions: ['2026-05-05T07:00Z'],
		goesOut: { at: '2026-05-04T16:00Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{ name: 'first edition: none without sessions', sessions: [], goesOut: undefined },
	{
		name: 'next edition: an hour before the first session, for what changed in the night',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-04T20:00Z', sessions: ['2026-05-05T14:00Z'] },
		goesOut: { at: '2026-05-05T06:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'next edition: once settled, for what changed in the last hour before its session',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T06:30Z', sessions: ['2026-05-05T07:00Z'] },
		goesOut: { at: '2026-05-05T06:40Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'next edition: an hour before a session later on the day, where the others are over',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T09:00Z', sessions: ['2026-05-05T14:00Z'] },
		goesOut: { at: '2026-05-05T13:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'next edition: an hour before the next session, where one before it will be over when things have settled',
		sessions: ['2026-05-05T09:05Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T09:00Z', sessions: ['2026-05-05T09:05Z', '2026-05-05T14:00Z'] },
		goesOut: { at: '2026-05-05T13:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'next edition: once settled, for a session later on the day, where one before it is less than an hour away',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T10:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T09:00Z', sessions: ['2026-05-05T14:00Z'] },
		goesOut: { at: '2026-05-05T09:10Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'next edition: none, where the session that changed is over and another is ahead',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T09:00Z', sessions: ['2026-05-05T07:00Z'] },
		goesOut: undefined,
	},
	{
		name: 'next edition: about all sessions that are ahead, where none is named',
		sessions: ['2026-05-05T07:00Z', '2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T09:00Z' },
		goesOut: { at: '2026-05-05T13:00Z', pointlessAt: '2026-05-05T14:00Z' },
	},
	{
		name: 'next edition: of a Saturday on Friday, where it changed by then',
		date: '2026-05-09',
		days: WORKDAYS,
		sessions: ['2026-05-09T07:00Z'],
		lastEdition: '2026-05-06T16:00Z',
		change: { at: '2026-05-07T10:00Z' },
		goesOut: { at: '2026-05-08T16:00Z', pointlessAt: '2026-05-09T07:00Z' },
	},
	{
		name: 'next edition: an hour before a session on Saturday, where it changed on Friday night',
		date: '2026-05-09',
		days: WORKDAYS,
		sessions: ['2026-05-09T07:00Z'],
		lastEdition: '2026-05-08T16:00Z',
		change: { at: '2026-05-08T20:00Z' },
		goesOut: { at: '2026-05-09T06:00Z', pointlessAt: '2026-05-09T07:00Z' },
	},
	{
		name: 'next edition: where the only session is gone, an hour before it',
		sessions: [],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-04T20:00Z', sessions: ['2026-05-05T07:00Z'] },
		goesOut: { at: '2026-05-05T06:00Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'next edition: where the first session is gone, an hour before it and not before one that is left',
		sessions: ['2026-05-05T14:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-04T20:00Z', sessions: ['2026-05-05T07:00Z'] },
		goesOut: { at: '2026-05-05T06:00Z', pointlessAt: '2026-05-05T07:00Z' },
	},
	{
		name: 'next edition: none, where the only session is gone and over',
		sessions: [],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-05T07:10Z', sessions: ['2026-05-05T07:00Z'] },
		goesOut: undefined,
	},
	{
		name: 'next edition: none, where no session is left and no change names one',
		sessions: [],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-04T20:00Z' },
		goesOut: undefined,
	},
	{
		name: 'next edition: none without a change',
		sessions: ['2026-05-05T07:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		goesOut: undefined,
	},
	{
		name: 'next edition: none for what the last one told',
		sessions: ['2026-05-05T07:00Z'],
		lastEdition: '2026-05-04T16:00Z',
		change: { at: '2026-05-04T15:00Z' },
		goesOut: undefined,
	},
];

it.each(CASES)('$name', ({ zone, date, brief, days, closedDays, sessions, lastEdition, change, goesOut }) => {
	const next = nextBrief({
		date: date ?? '2026-05-05',
		zone: zone ?? 'Europe/Berlin',
		brief: { ...(brief ?? { at: '18:00', daysBefore: 1 }), days: days ?? [...WEEKDAYS] },
		closedDays: closedDays ?? [],
		settleMinutes: 10,
		sessions: sessions.map((session) => Date.parse(session)),
		...(lastEdition && { lastEditionAt: Date.parse(lastEdition) }),
		...(change && {
			change: {
				at: Date.parse(change.at),
				...(change.sessions && { sessions: change.sessions.map((session) => Date.parse(session)) }),
			},
		}),
	});
	expect(next && { at: iso(next.at), pointlessAt: iso(next.pointlessAt) }).toEqual(
		goesOut && { at: iso(Date.parse(goesOut.at)), pointlessAt: iso(Date.parse(goesOut.pointlessAt)) },
	);
});

function iso(at: number): string {
	return new Date(at).toISOString();
}
