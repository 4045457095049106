import { line, type Story } from '../../nodes/HomeworkSummarize/line';

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
	events: [
		{ kind: 'assigned', at: '2026-11-02T13:00:00.000Z' },
		{ kind: 'delivered', at: '2026-11-02T14:02:00.000Z' },
	],
};
const due = { kind: 'due', at: '2026-11-06T23:00:00.000Z' } as const;
const answered = { kind: 'answered', at: '2026-11-08T01:30:00.000Z' } as const;
const assigned = monday.events[0]!;

it.each<[string, Partial<Story>]>([
	['Thought record: delivered Mon 9:02, due Fri 18:00', {}],
	['Thought record: to be delivered Mon 9:00, due Fri 18:00', { delivery: 'waiting', events: [assigned] }],
	['Thought record: delivered Mon 9:02, was due Fri 18:00, no answer yet', { events: [...monday.events, due] }],
	['Thought record: delivered Mon 9:02, done Sat', { outcome: 'done', events: [...monday.events, due, answered] }],
	[
		'Thought record: delivered Mon 9:02, partly done Sat, note added',
		{ outcome: 'partly', events: [...monday.events, { ...answered, note: 'Hard on Tuesday' }] },
	],
	[
		'Thought record: delivered Mon 9:02, could not be done Sat',
		{ outcome: 'could-not', events: [...monday.events, answered] },
	],
	[
		'Thought record: delivered Mon 2 Nov 9:02, was due Fri 6 Nov 18:00, no answer',
		{ outcome: 'no-answer', events: [...monday.events, due, { kind: 'closed', at: '2026-11-20T23:00:00.000Z' }] },
	],
	[
		'Thought record: could not be delivered (The address does not exist), due Fri 18:00',
		{
			delivery: 'undeliverable',
			events: [
				assigned,
				{ kind: 'undeliverable', at: '2026-11-02T14:02:00.000Z', reason: 'The address does not exist.' },
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
])('%s', async (expected, changes) => {
	expect(await line({ ...monday, ...changes })).toBe(expected);
});
