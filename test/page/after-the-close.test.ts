import { CHANGE } from '../../temporal/contract/names';
import { fieldsIn, noteIn, open, post } from './browsing';
import { PublishedPage } from './served-page';

let page: PublishedPage;

beforeAll(async () => {
	page = await PublishedPage.start();
	await page.practice.startWorker();
}, 120_000);
afterAll(() => page?.stop(), 60_000);

/** An answer in a form that was opened while the link still opened it. */
async function written(id: string) {
	return { ...fieldsIn((await open(page.link(id))).html), outcome: 'partly', note: 'It took me a while.' };
}

it.each([
	['closed', async (id: string) => void (await page.handle(id).terminate())],
	[
		'withdrawn',
		async (id: string) =>
			void (await page.handle(id).executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: `withdrawn ${id}` }] })),
	],
])(
	'what a client sends after the homework is %s is kept as a step, once, and can be copied',
	async (how, end) => {
		const id = await page.assign(`too late: ${how}`);
		const answer = await written(id);
		await end(id);
		const sent = [await post(page.link(id), answer), await post(page.link(id), answer)];
		for (const { status, html } of sent) {
			expect(status).toBe(404);
			expect(html).toContain('is kept for your practice');
			expect(noteIn(html)).toBe(answer.note);
		}
		await page.practice.recorded(id, 'not-taken');
		expect(await page.onRecord(id, 'not-taken')).toMatchObject([
			{ note: answer.note, reason: 'submit: The assignment is closed. It said: partly.' },
		]);
		expect(await page.answers(id)).toEqual([]);
	},
	30_000,
);

it('a note that comes after the close is kept as a step, and can be copied', async () => {
	const id = await page.assign('a note too late');
	await post(page.link(id), await written(id));
	const fields = fieldsIn((await open(page.link(id))).html);
	await page.close(id);
	const { status, html } = await post(page.link(id), { ...fields, note: 'And on Sunday, too.' });
	expect(status).toBe(409);
	expect(html).toContain('is kept for your practice');
	expect(noteIn(html)).toBe('And on Sunday, too.');
	await page.practice.recorded(id, 'not-taken');
	expect(await page.onRecord(id, 'not-taken')).toMatchObject([
		{ note: 'And on Sunday, too.', reason: 'addNote: The assignment is closed.' },
	]);
}, 30_000);

it('nothing is kept of what comes without a form of this page', async () => {
	const id = await page.assign('forged after the close');
	const answer = await written(id);
	await page.handle(id).terminate();
	const { status, html } = await post(page.link(id), { ...answer, nonce: Buffer.alloc(32, 7).toString('base64url') });
	expect(status).toBe(404);
	expect(html).toContain('Nothing was saved.');
	expect(await page.onRecord(id, 'not-taken')).toEqual([]);
}, 30_000);
