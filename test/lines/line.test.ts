import type { Story } from '../../temporal/ledger/assignments/stories';
import { line } from '../../temporal/lines/line';

/** An assignment of Monday 2 November 2026, due on Friday at 18:00 in New York. */
const monday: Story = {
	assignmentId: 'AAAAAAAAAAAAAAAAAAAAAA',
	exercise: { exerciseId: 'thought-record', title: 'Thought record', version: 1 },
	clientName: 'Ada Example',
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
const due = { kind: 'due', at: '2026-11-06T23:00:00.000Z' } as const;
const answered = { kind: 'answered', at: '2026-11-08T01:30:00.000Z' } as const;
const reminded = { kind: 'reminded', at: '2026-11-05T15:00:00.000Z' } as const;
const assigned = monday.events[0]!;

it.each<[string, Partial<Story>]>([
	['Thought record: delivered Mon 9:02, due Fri 18:00', {}],
	['Thought record: to be delivered Mon 9:00, due Fri 18:00', { delivery: 'waiting', events: [assigned] }],
	['Thought record: delivered Mon 9:02, no answer yet, was due Fri 18:00', { events: [...monday.events, due] }],
	[
		'Thought record: delivered Mon 9:02, due Sat 18:00',
		{
			dueAt: '2026-11-07T23:00:00.000Z',
			events: [...monday.events, due, { kind: 'rescheduled', at: '2026-11-06T23:30:00.000Z' }],
		},
	],
	['Thought record: delivered Mon 9:02, done Sat', { outcome: 'done', events: [...monday.events, due, answered] }],
	[
		'Thought record: delivered Mon 9:02, partly done Sat, note added',
		{ outcome: 'partly', events: [...monday.events, { ...answered, note: 'Hard on Tuesday' }] },
	],
	[
		'Thought record: delivered Mon 9:02, could not be done Sat (no time)',
		{ outcome: 'could-not', events: [...monday.events, { ...answered, hindrance: 'no-time' }] },
	],
	[
		'Thought record: delivered Mon 9:02, reminded Thu, done Sat, note added',
		{
			outcome: 'done',
			events: [...monday.events, reminded, answered, { kind: 'note-added', at: answered.at, note: 'Hm' }],
		},
	],
	[
		'Thought record: delivered Mon 9:02, reminded Thu and Fri, due Fri 18:00',
		{
			events: [
				...monday.events,
				reminded,
				{ ...reminded, at: '2026-11-05T21:00:00.000Z' },
				{ ...reminded, at: '2026-11-06T18:00:00.000Z' },
			],
		},
	],
	['Thought record: delivered Mon 9:02, reminders paused, due Fri 18:00', { paused: true }],
	[
		'Thought record: delivered Mon 9:02, done Sat',
		{ paused: true, outcome: 'done', events: [...monday.events, answered] },
	],
	[
		'Thought record: delivered Mon 2 Nov 9:02, done Sat 14 Nov',
		{ outcome: 'done', events: [...monday.events, { ...answered, at: '2026-11-15T01:30:00.000Z' }] },
	],
	[
		'Thought record: delivered Mon 9:02, no answer, was due Fri 18:00',
		{ outcome: 'no-answer', events: [...monday.events, due, { kind: 'closed', at: '2026-11-20T23:00:00.000Z' }] },
	],
	[
		'Thought record: not delivered (No mailbox [address]), due Fri 18:00',
		{
			delivery: 'undeliverable',
			events: [
				assigned,
				{ kind: 'undeliverable', at: '2026-11-02T14:02:00.000Z', reason: 'No mailbox ada@example.com.' },
			],
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
		'Thought record: not taken up (The key was used before)',
		{
			delivery: 'waiting',
			outcome: 'refused',
			events: [{ kind: 'refused', at: '2026-11-02T13:00:00.000Z', reason: 'The key was used before' }],
		},
	],
])('%s', (expected, changes) => {
	expect(line({ ...monday, ...changes }, 'America/New_York')).toBe(expected);
});

it('reads times in the zone that is asked for', () => {
	expect(line(monday, 'Europe/Berlin')).toBe('Thought record: delivered Mon 15:02, due Sat 0:00');
});
