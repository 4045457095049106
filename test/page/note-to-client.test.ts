import { CONTRACT_VERSION, requestWorkflowId, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import type { MarkReviewed } from '../../temporal/contract/review';
import { inClear } from './in-clear';
import { fieldsIn, open, post } from './browsing';
import { ESCAPED, WRITTEN } from './canary';
import { usePage } from './served-page';

jest.setTimeout(60_000);

const page = usePage();

/** Homework whose client has answered, on the page. */
async function answered(key: string): Promise<string> {
	const id = await page().assign(key);
	const { status } = await post(page().link(id), {
		...fieldsIn((await open(page().link(id))).html),
		outcome: 'partly',
	});
	expect(status).toBe(200);
	await page().practice.recorded(id, 'answered');
	return id;
}

let reviews = 0;

/** Has a review recorded by staff, as Homework Capture Completion does. */
async function review(assignmentId: string, said: Pick<MarkReviewed, 'note' | 'effort'>): Promise<void> {
	const { client, ring, credentials } = page().practice;
	const reviewId = ring.blindIndex('test', `review ${(reviews += 1)}`);
	const asked: MarkReviewed = {
		...{ version: CONTRACT_VERSION, kind: 'mark-reviewed', reviewId, assignmentId },
		...{ at: new Date().toISOString(), ...said },
	};
	await client.workflow.execute(WORKFLOW.request, {
		workflowId: requestWorkflowId(`review/${reviewId}`),
		taskQueue: taskQueues(credentials.taskQueue).workflows,
		args: [asked],
	});
}

/** Waits until the page's memo says that there is a note, or is none any more. */
async function told(id: string, isThere: boolean): Promise<void> {
	while (((await page().memo(id))?.noteToClient === true) !== isThere);
}

it('shows the client what was written, as text and nothing else, until it is taken back', async () => {
	const id = await answered('note to client');
	expect((await open(page().link(id))).html).not.toContain('A note for you');
	await review(id, { note: WRITTEN, effort: 2 });
	await told(id, true);
	const { html, status } = await open(page().link(id));
	expect(status).toBe(200);
	expect(html).toContain('A note for you from your practice');
	expect(html).toContain(ESCAPED);
	expect(html).not.toMatch(/<script|<b>|effort|clinician/i);
	expect(JSON.stringify(await page().memo(id))).not.toContain('Canary');

	await review(id, { effort: 2 });
	await told(id, false);
	expect((await open(page().link(id))).html).not.toContain('A note for you');
	expect(page().flow.executions).toEqual([]);
});

it('shows it after the close, too, also what was written then', async () => {
	const [before, after] = [await answered('noted before the close'), await answered('noted after the close')];
	await review(before, { note: 'Before' });
	await told(before, true);
	for (const id of [before, after]) await page().close(id);
	await review(after, { note: 'After' });
	expect((await open(page().link(before))).html).toContain('>Before</p>');
	expect((await open(page().link(after))).html).toContain('>After</p>');
	await review(before, {});
	expect((await open(page().link(before))).html).not.toContain('A note for you');
});

it('opens nothing of what was withdrawn since', async () => {
	const id = await answered('noted and withdrawn');
	await review(id, { note: WRITTEN });
	await told(id, true);
	await page()
		.handle(id)
		.executeUpdate('withdraw', { args: [{ withdrawalId: 'noted' }] });
	const { html, status } = await open(page().link(id));
	expect(status).toBe(404);
	expect(html).not.toContain('Canary');
});

it('says without a worker that there is a note, and shows all else', async () => {
	const [id, closed] = [await answered('noted without a worker'), await answered('closed without a worker')];
	await review(id, { note: WRITTEN });
	await told(id, true);
	await page().close(closed);
	await page().withoutWorker(id);
	const { html, status } = await open(page().link(id));
	expect(status).toBe(200);
	expect(html).toContain('It cannot be shown just now');
	expect(html).toContain('Thank you, this is saved');
	const other = await open(page().link(closed));
	expect(other.status).toBe(200);
	expect(other.html).not.toContain('A note for you');
	await page().practice.startWorker();
	expect((await open(page().link(id))).html).toContain(ESCAPED);
});

it('leaves nothing of it in clear in Temporal', async () => {
	const id = await answered('noted in secret');
	await review(id, { note: WRITTEN });
	await told(id, true);
	expect((await open(page().link(id))).html).toContain(ESCAPED);
	const { texts, workflowIds } = await inClear(page().practice.client);
	for (const text of texts) expect(text).not.toContain('Canary');
	expect(workflowIds.some((workflowId) => workflowId.startsWith('request/review/'))).toBe(true);
});
