import { CHANGE } from '../../temporal/contract/names';
import { readFlow, runFlow } from '../nodes/harness';
import { fieldsIn, nonceIn, open, post } from './browsing';
import { DONE, usePage } from './served-page';

const MOST_UPDATES = 2;

const page = usePage({
	'history.maxTotalUpdates': MOST_UPDATES,
	// Else the assignment goes on in another run before the limit is reached.
	'history.maxTotalUpdates.suggestContinueAsNewThreshold': 10,
});

/** An assignment of which Temporal takes no Update any more. */
async function usedUp(key: string): Promise<string> {
	const id = await page().assign(key);
	// Each changes something: what does not is no Update for Temporal.
	const update = (change: string, changeId: string) =>
		page()
			.handle(id)
			.executeUpdate(change, { args: [{ changeId }] });
	await update(CHANGE.pauseReminders, `${key} 1`);
	await update(CHANGE.resumeReminders, `${key} 2`);
	await expect(update(CHANGE.pauseReminders, 'one too many')).rejects.toMatchObject({
		cause: { details: expect.stringContaining('limit on the total number of distinct updates') as string },
	});
	return id;
}

it("takes a client's answer and note, once", async () => {
	const id = await usedUp('client');
	const answer = { ...fieldsIn((await open(page().link(id))).html), outcome: 'done', note: 'It helped.' };
	expect(await post(page().link(id), answer)).toMatchObject({
		status: 200,
		html: expect.stringContaining(DONE) as string,
	});
	await post(page().link(id), answer);
	// What waited as a Signal shows in the memo once it is taken up.
	while ((await page().memo(id))?.outcome === 'open');
	const { html } = await open(page().link(id));
	await post(page().link(id), { ...fieldsIn(html), nonce: nonceIn(html), note: 'Today, too.' });
	await page().practice.recorded(id, 'note-added');
	expect(await page().answers(id)).toEqual(['It helped.']);
}, 30_000);

it.each([
	['record', { outcome: 'done' }, 'answered'],
	['change-dates', { due: '2031-03-05 12:00', zone: 'Europe/London' }, 'rescheduled'],
	['withdraw', {}, 'withdrawn'],
] as const)(
	'takes what staff ask for: %s',
	async (flow, item, step) => {
		const id = await usedUp(flow);
		const { credentials } = page().practice;
		const { outputs, error } = await runFlow(readFlow(flow), { credentials, items: [{ assignmentId: id, ...item }] });
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted' });
		await page().practice.recorded(id, step);
	},
	30_000,
);

it('lets a batch go on, which leaves the change to the assignment', async () => {
	const id = await usedUp('batch');
	const { credentials } = page().practice;
	const { outputs, error } = await runFlow(readFlow('apply-policy'), { credentials, items: [{ assignmentId: id }] });
	expect(error).toBeUndefined();
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted', assignments: 1, waiting: 1 });
}, 30_000);
