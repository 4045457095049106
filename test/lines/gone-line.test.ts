import type { Story } from '../../temporal/ledger/assignments/stories';
import { goneLine } from '../../temporal/lines/gone-line';

const withoutSession: Story = {
	assignmentId: 'AAAAAAAAAAAAAAAAAAAAAA',
	exercise: { exerciseId: 'thought-record', title: 'Thought record', version: 1 },
	client: { clientId: 'ada', name: 'Ada Example', since: 0 },
	delivery: 'delivered',
	outcome: 'open',
	deliverAt: '2026-11-02T14:00:00.000Z',
	dueAt: '2026-11-13T23:00:00.000Z',
	zone: 'America/New_York',
	paused: false,
	events: [{ kind: 'delivered', at: '2026-11-02T14:02:00.000Z' }],
};
const story: Story = { ...withoutSession, sessionAt: '2026-11-14T15:00:00.000Z' };
const HERE = { zone: story.zone, now: Date.parse('2026-11-06T02:00:00Z'), otherZone: story.zone };
const withdrawn = { kind: 'withdrawn', at: '2026-11-05T15:00:00.000Z' } as const;

it.each<[string, Parameters<typeof goneLine>[0]]>([
	['Thought record: the session is now Sat 14 Nov 10:00 AM', { fate: 'moved', story }],
	['Thought record: no session any more, due Fri 13 Nov 6:00 PM', { fate: 'moved', story: withoutSession }],
	[
		'Thought record: no session any more, due by the end of Fri 13 Nov',
		{ fate: 'moved', story: { ...withoutSession, dueAt: '2026-11-14T04:59:59.000Z' } },
	],
	['Thought record: handed over', { fate: 'handed-over', story }],
	[
		'Thought record: delivered Mon 2 Nov 9:02 AM, withdrawn Thu 5 Nov',
		{ fate: 'withdrawn', story: { ...story, outcome: 'withdrawn', events: [...story.events, withdrawn] } },
	],
])('%s', (words, gone) => {
	expect(goneLine(gone, HERE)).toBe(words);
});

it('tells the zone where the time could be mistaken for that of another clock', () => {
	expect(goneLine({ fate: 'moved', story }, { ...HERE, otherZone: 'Europe/London' })).toBe(
		'Thought record: the session is now Sat 14 Nov 10:00 AM (New York time)',
	);
});
