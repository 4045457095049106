import type { EventKind } from '../../temporal/contract/event';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { useDesk } from './desk';

const desk = useDesk();

/** What a preview of this flow says would be done. */
async function planOf(flow: string, assignmentId: string): Promise<string[]> {
	const item = { assignmentId, outcome: 'done', note: 'By phone', due: '2031-03-05', zone: 'Europe/London' };
	const { outputs, error } = await desk().run(flow, [item], { mode: 'manual' });
	if (error) throw error;
	const [whose, ...plan] = outputs[0]![0]!.json.plan as string[];
	expect(whose).toMatch(/^Ada Example: Thought record/);
	return plan;
}

const FOR_OPEN_ONES = ['pause-reminders', 'resume-reminders'];
const FOR_ANSWERED_ONES = ['record', 'withdraw', 'add-note', 'change-dates'];

it('says of what is withdrawn that nothing would be changed', async () => {
	const id = await desk().assigned('withdrawn');
	await desk().run('withdraw', [{ assignmentId: id }]);
	await desk().practice.recorded(id, 'withdrawn');
	for (const flow of [...FOR_OPEN_ONES, ...FOR_ANSWERED_ONES, 'send-now'])
		expect(await planOf(flow, id)).toEqual(['Nothing would be changed: it is withdrawn']);
}, 30_000);

it('says so of what is closed without an answer', async () => {
	const id = await desk().assigned('no-answer');
	const closed = { kind: 'closed' satisfies EventKind, outcome: 'no-answer' } as const;
	const at = '2031-03-18T18:00:00.000Z';
	await desk().practice.ledger.events.record({ eventId: `${id}.closed`, assignmentId: id, at, ...closed });
	for (const flow of [...FOR_OPEN_ONES, ...FOR_ANSWERED_ONES, 'send-now'])
		expect(await planOf(flow, id)).toEqual(['Nothing would be changed: it is closed without an answer']);
}, 30_000);

it('says so of what is answered, where that takes no other answer and no reminder, and else what would be done', async () => {
	const id = await desk().assigned('answered');
	await desk().run('record', [{ assignmentId: id, outcome: 'partly' }]);
	await desk().practice.recorded(id, 'answered');
	for (const flow of FOR_OPEN_ONES)
		expect(await planOf(flow, id)).toEqual(['Nothing would be changed: it is already answered: partly done']);
	expect(await planOf('record', id)).toEqual([
		expect.stringMatching(/^The outcome would be corrected, from partly done, on .* to done\./) as string,
	]);
	expect(await planOf('withdraw', id)).toEqual([
		expect.stringMatching(
			/^It is answered: partly done, on \w+ \d+ \w+ \d{4}, \d+:\d\d \(Europe\/London\)\. The clinician's line would no longer show that$/,
		) as string,
		'Its link would stop working, and nothing more would be sent',
	]);
	expect(await planOf('add-note', id)).toEqual(['The note would be added']);
	expect(await planOf('change-dates', id)).toContain('Due would move to by the end of Wed 5 Mar 2031');
	expect(await planOf('send-now', id)).toEqual([
		expect.stringMatching(/^Nothing goes out: .* answered or closed/) as string,
	]);
}, 30_000);

it('says of what is answered and closed that nothing is left to change', async () => {
	const id = await desk().assigned('answered and closed');
	await desk().run('record', [{ assignmentId: id, outcome: 'partly' }]);
	await desk().practice.recorded(id, 'answered');
	// As it is a day after its session.
	await desk().practice.client.workflow.getHandle(assignmentWorkflowId(id)).terminate();
	for (const flow of [...FOR_ANSWERED_ONES, 'send-now'])
		expect(await planOf(flow, id)).toEqual([
			'Nothing would be changed: it is already answered: partly done, and closed',
		]);
}, 30_000);
