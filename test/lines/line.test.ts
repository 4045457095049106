import type { Story } from '../../temporal/ledger/assignments/stories';
import { line } from '../../temporal/lines/line';

/** An assignment of Monday 2 November 2026, due on Friday at 18:00 in New York. */
const monday: Story = {
	assignmentId: 'AAAAAAAAAAAAAAAAAAAAAA',
	exercise: { exerciseId: 'thought-record', title: 'Thought record', version: 1 },
	client: { clientId: 'ada', name: 'Ada Example', since: 0 },
	delivery: 'delivered',
	outcome: 'open',
	deliverAt: '2026-11-02T14:00:00.000Z',
	dueAt: '2026-11-06T23:00:00.000Z',
	zone: 'America/New_York',
	paused: false,
	events: [
		{ kind: 'assigned', at: '2026-11-02T13:00:00.000Z' },
		{ kind: 'delivered', at: '2026-11-02T14:02:00.000Z' },
	],
};
/** Read on Saturday evening. */
const HERE = { zone: monday.zone, now: Date.parse('2026-11-08T02:00:00Z'), otherZone: monday.zone };
const due = { kind: 'due', at: '2026-11-06T23:00:00.000Z' } as const;
const answered = { kind: 'answered', at: '2026-11-08T01:30:00.000Z' } as const;
const reminded = { kind: 'reminded', at: '2026-11-05T15:00:00.000Z' } as const;
const assigned = monday.events[0]!;

it.each<[string, Partial<Story>]>([
	['Thought record: delivered Mon 9:02 AM, no answer yet, due Fri 6:00 PM', {}],
	[
		"Thought record: delivered Mon 9:02 AM, messages stopped at the client's address Tue, no answer yet, due Fri 6:00 PM",
		{ stopped: { scope: 'all', at: '2026-11-03T15:00:00.000Z' } },
	],
	[
		"Thought record: not delivered, messages stopped at the client's address Tue, due Fri 6:00 PM",
		{ delivery: 'waiting', stopped: { scope: 'all', at: '2026-11-03T15:00:00.000Z' } },
	],
	[
		"Thought record: delivered Mon 9:02 AM, reminders stopped at the client's address Tue, no answer yet, due Fri 6:00 PM",
		{ stopped: { scope: 'reminders', at: '2026-11-03T15:00:00.000Z' } },
	],
	[
		'Thought record: delivered Mon 9:02 AM, done Sat',
		{
			outcome: 'done',
			events: [...monday.events, due, answered],
			stopped: { scope: 'all', at: '2026-11-03T15:00:00.000Z' },
		},
	],
	['Thought record: delivered Mon 9:02 AM, no answer yet, was due Fri 6:00 PM', { events: [...monday.events, due] }],
	[
		'Thought record: delivered Mon 9:02 AM, no answer yet, due today 6:00 PM',
		{
			dueAt: '2026-11-07T23:00:00.000Z',
			events: [...monday.events, due, { kind: 'rescheduled', at: '2026-11-06T23:30:00.000Z' }],
		},
	],
	['Thought record: delivered Mon 9:02 AM, done Sat', { outcome: 'done', events: [...monday.events, due, answered] }],
	[
		'Thought record: delivered Mon 9:02 AM, partly done Sat, with a reflection',
		{ outcome: 'partly', events: [...monday.events, { ...answered, note: 'Hard on Tuesday' }] },
	],
	[
		'Thought record: delivered Mon 9:02 AM, could not be done Sat (no time)',
		{ outcome: 'could-not', events: [...monday.events, { ...answered, hindrance: 'no-time' }] },
	],
	[
		'Thought record: delivered Mon 9:02 AM, partly done Sat, with a reflection',
		{
			outcome: 'partly',
			events: [
				...monday.events,
				{ ...answered, at: due.at, hindrance: 'no-time', note: 'Not yet' },
				{ ...answered, kind: 'corrected' },
			],
		},
	],
	[
		'Thought record: delivered Mon 9:02 AM, could not be done Sat (forgot)',
		{
			outcome: 'could-not',
			events: [
				...monday.events,
				{ ...answered, at: due.at, hindrance: 'no-time' },
				{ ...answered, kind: 'corrected', hindrance: 'forgot' },
			],
		},
	],
	[
		'Thought record: delivered Mon 9:02 AM, reminded Thu, done Sat, note added',
		{
			outcome: 'done',
			events: [...monday.events, reminded, answered, { kind: 'note-added', at: answered.at, note: 'Hm' }],
		},
	],
	[
		'Thought record: delivered Mon 9:02 AM, reminded Thu and Fri, no answer yet, due Fri 6:00 PM',
		{
			events: [
				...monday.events,
				reminded,
				{ ...reminded, at: '2026-11-05T21:00:00.000Z' },
				{ ...reminded, at: '2026-11-06T18:00:00.000Z' },
			],
		},
	],
	[
		'Thought record: delivered Mon 9:02 AM, no answer yet, due Fri 6:00 PM, note by the practice',
		{ events: [...monday.events, { kind: 'note-added', at: answered.at, note: 'Hm', reportedBy: 'staff' }] },
	],
	[
		'Thought record: delivered Mon 9:02 AM, done Sat, with a reflection, client added a note, note by the practice',
		{
			outcome: 'done',
			events: [
				...monday.events,
				{ ...answered, note: 'Hard', reportedBy: 'client' },
				{ kind: 'note-added', at: answered.at, note: 'On Tuesday', reportedBy: 'client' },
				{ kind: 'note-added', at: answered.at, note: 'At all', reportedBy: 'client' },
				{ kind: 'note-added', at: answered.at, note: 'Called', reportedBy: 'staff' },
			],
		},
	],
	['Thought record: delivered Mon 9:02 AM, reminders paused, no answer yet, due Fri 6:00 PM', { paused: true }],
	[
		'Thought record: delivered Mon 9:02 AM, done Sat',
		{ paused: true, outcome: 'done', events: [...monday.events, answered] },
	],
	[
		'Thought record: delivered Mon 2 Nov 9:02 AM, done Sat 14 Nov',
		{ outcome: 'done', events: [...monday.events, { ...answered, at: '2026-11-15T01:30:00.000Z' }] },
	],
	[
		'Thought record: delivered Mon 9:02 AM, no answer, was due Fri 6:00 PM',
		{ outcome: 'no-answer', events: [...monday.events, due, { kind: 'closed', at: '2026-11-20T23:00:00.000Z' }] },
	],
	[
		'Thought record: not delivered (it came too late to be of use), due Fri 6:00 PM',
		{
			delivery: 'undeliverable',
			events: [assigned, { kind: 'undeliverable', at: '2026-11-02T14:02:00.000Z', because: 'expired' }],
		},
	],
	[
		'Thought record: withdrawn Tue',
		{
			delivery: 'waiting',
			outcome: 'withdrawn',
			events: [assigned, { kind: 'withdrawn', at: '2026-11-03T14:00:00.000Z' }],
		},
	],
	[
		'Thought record: not taken up',
		{
			delivery: 'waiting',
			outcome: 'refused',
			events: [{ kind: 'refused', at: '2026-11-02T13:00:00.000Z', reason: 'The key was used before' }],
		},
	],
])('%s', (expected, changes) => {
	expect(line({ ...monday, ...changes }, HERE)).toBe(expected);
});

it.each([
	['due by the end of Fri', '2026-11-07T05:00:00.000Z'],
	['due by the end of Fri', '2026-11-07T04:59:59.000Z'],
	['due by the end of Fri', '2026-11-07T04:59:00.000Z'],
	['due Fri 11:58 PM', '2026-11-07T04:58:59.000Z'],
	['due by the end of today', '2026-11-08T04:59:59.000Z'],
])('says %s, without a time of day, of %s', (words, dueAt) => {
	expect(line({ ...monday, dueAt }, HERE)).toBe(`Thought record: delivered Mon 9:02 AM, no answer yet, ${words}`);
});

describe('what is still to be delivered', () => {
	const waiting: Story = { ...monday, delivery: 'waiting', events: [assigned] };
	const [early, late] = ['2026-11-02T13:30:00.000Z', '2026-11-02T14:30:00.000Z'];
	const until = '2026-11-03T14:00:00.000Z';

	it.each<[string, string, Story['waits']]>([
		['to be delivered Mon 9:00 AM', early, undefined],
		['to be delivered Mon 9:00 AM', early, { until: waiting.deliverAt }],
		['to be delivered Tue 9:00 AM', late, { until, because: 'quiet-hours' }],
		['to be delivered Tue 9:00 AM', late, { until, because: 'closed' }],
		["waits for the client's hours", until, { until, because: 'closed' }],
		['not delivered yet', late, { until, because: 'no-route' }],
		['not delivered yet', late, { until: waiting.deliverAt }],
		['not delivered yet', late, undefined],
		['delivery not confirmed yet', late, { until, because: 'unsure' }],
	])('%s, at %s', (words, now, waits) => {
		const read = line({ ...waiting, ...(waits && { waits }) }, { ...HERE, now: Date.parse(now) });
		expect(read).toBe(`Thought record: ${words}, due Fri 6:00 PM`);
	});
});

const BERLIN = { ...HERE, zone: 'Europe/Berlin' };

it('reads times in the zone that is asked for, as its country writes them, and names it where clocks differ', () => {
	expect(line(monday, { ...BERLIN, otherZone: 'Europe/Paris' })).toBe(
		'Thought record: delivered Mon 15:02, no answer yet, due by the end of Fri',
	);
	expect(line(monday, BERLIN)).toBe(
		'Thought record: delivered Mon 15:02, no answer yet, due by the end of Fri (Berlin time)',
	);
	expect(line({ ...monday, delivery: 'waiting', outcome: 'withdrawn' }, BERLIN)).toBe('Thought record: withdrawn');
});

it.each([
	['2026-11-08T14:00:00Z', 'delivered Mon 9:02 AM, no answer yet, due Fri 6:00 PM'],
	['2026-11-08T14:03:00Z', 'delivered Mon 2 Nov 9:02 AM, no answer yet, due Fri 6 Nov 6:00 PM'],
	['2027-03-01T14:00:00Z', 'delivered Mon 2 Nov 2026 9:02 AM, no answer yet, due Fri 6 Nov 2026 6:00 PM'],
	['2026-10-25T14:00:00Z', 'delivered Mon 2 Nov 9:02 AM, no answer yet, due Fri 6 Nov 6:00 PM'],
])('at %s, a weekday alone is told only where it cannot mislead', (now, words) => {
	expect(line(monday, { ...HERE, now: Date.parse(now) })).toBe(`Thought record: ${words}`);
});

it('tells the year of what is in another one than now', () => {
	const story: Story = { ...monday, dueAt: '2027-01-08T23:00:00.000Z' };
	expect(line(story, { ...HERE, now: Date.parse('2026-12-01T12:00:00Z') })).toBe(
		'Thought record: delivered Mon 2 Nov 9:02 AM, no answer yet, due Fri 8 Jan 2027 6:00 PM',
	);
});
