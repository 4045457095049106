import type { EventKind } from '../../temporal/contract/event';
import { assignmentInput, TERMS } from '../ledger/practice';
import { newActivities, perform, recordAssignment } from './setting';

const DAY = 24 * 60 * 60_000;

/** A client with homework that was due long ago. */
async function client() {
	const { activities, ledger, ring } = await newActivities();
	const { clientId } = assignmentInput(ring);
	const assign = async (key: string, exerciseId = 'thought-record') => {
		const input = assignmentInput(ring, { key, exerciseId });
		await recordAssignment(activities, input);
		return input.assignmentId;
	};
	const happened = async (assignmentId: string, kind: EventKind, daysAgo: number) => {
		const at = new Date(Date.now() - daysAgo * DAY).toISOString();
		const outcome = kind === 'withdrawn' ? 'withdrawn' : 'no-answer';
		await ledger.events.record({ eventId: `${assignmentId}.${kind}`, assignmentId, kind, at, outcome });
	};
	const summary = async () => (await perform(activities.ask.sessionSummary, { of: 'client', clientId }))!;
	return { assign, happened, summary };
}

describe("a client's homework", () => {
	it('is told of after it was due, without a session, until it closes', async () => {
		const { assign, summary } = await client();
		const assignmentId = await assign('past');
		const { date, lines, text } = await summary();
		expect(lines).toMatchObject([
			{ assignmentId, client: 'Marisol Q.', outcome: 'open', sessionAt: TERMS.dueAt, date: '2026-03-06' },
		]);
		expect(lines[0]).not.toHaveProperty('closedAt');
		expect(date).toBeUndefined();
		expect(text).toMatch(/Marisol Q\..*: Thought record: not delivered yet/);
	});

	it('is told of for two weeks after it closed, marked so, and after what is open', async () => {
		const { assign, happened, summary } = await client();
		const [withdrawn, unanswered, long] = [await assign('1'), await assign('2'), await assign('3')];
		await happened(withdrawn, 'withdrawn', 3);
		await happened(withdrawn, 'closed', 3);
		await happened(unanswered, 'closed', 13);
		await happened(long, 'closed', 16);
		const open = await assign('4', 'breathing-space');
		const { lines } = await summary();
		const [first, ...closed] = lines.map(({ assignmentId }) => assignmentId);
		expect(first).toBe(open);
		expect(closed.toSorted()).toEqual([withdrawn, unanswered].toSorted());
		const line = lines.find(({ assignmentId }) => assignmentId === unanswered)!;
		expect(line.closedAt).toBeDefined();
		expect(line.line).toMatch(/no answer, was due .* \(closed \w+ \d+ \w+( \d+)?\)$/);
	});
});
