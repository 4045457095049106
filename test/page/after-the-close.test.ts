import { CHANGE } from '../../temporal/contract/names';
import { fieldsIn, noteIn, open, post } from './browsing';
import { usePage } from './served-page';

const page = usePage();

/** An answer in a form that was opened while the link still opened it. */
async function written(id: string) {
	return { ...fieldsIn((await open(page().link(id))).html), outcome: 'partly', note: 'It took me a while.' };
}

it.each([
	['closed', async (id: string) => void (await page().handle(id).terminate())],
	[
		'withdrawn',
		async (id: string) =>
			void (await page()
				.handle(id)
				.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: `withdrawn ${id}` }] })),
	],
])(
	'what a client sends after the homework is %s is kept as a step, once, and can be copied',
	async (how, end) => {
		const id = await page().assign(`too late: ${how}`);
		const answer = await written(id);
		await end(id);
		const sent = [await post(page().link(id), answer), await post(page().link(id), answer)];
		for (const { status, html } of sent) {
			expect(status).toBe(404);
			expect(html).toContain('is kept for your practice');
			expect(noteIn(html)).toBe(answer.note);
		}
		await page().practice.recorded(id, 'not-taken');
		expect(await page().onRecord(id, 'not-taken')).toMatchObject([
			{ note: answer.note, reason: 'submit: The assignment is closed. It said: partly.' },
		]);
		expect(await page().answers(id)).toEqual([]);
	},
	30_000,
);

it('a note that comes after the close is kept as a step, and can be copied', async () => {
	const id = await page().assign('a note too late');
	await post(page().link(id), await written(id));
	const fields = fieldsIn((await open(page().link(id))).html);
	await page().close(id);
	const { status, html } = await post(page().link(id), { ...fields, note: 'And on Sunday, too.' });
	expect(status).toBe(409);
	expect(html).toContain('is kept for your practice');
	expect(noteIn(html)).toBe('And on Sunday, too.');
	await page().practice.recorded(id, 'not-taken');
	expect(await page().onRecord(id, 'not-taken')).toMatchObject([
		{ note: 'And on Sunday, too.', reason: 'addNote: The assignment is closed.' },
	]);
}, 30_000);

it('of much that comes after the close twenty things are kept, and it is said where one is not', async () => {
	const id = await page().assign('much too late');
	const answer = await written(id);
	await page().handle(id).terminate();
	const sent = (number: number) => post(page().link(id), { ...answer, note: `number ${number}` });
	for (const html of (await Promise.all(Array.from({ length: 20 }, (_, index) => sent(index)))).map((one) => one.html))
		expect(html).toContain('is kept for your practice');
	const more = await sent(20);
	expect(more.status).toBe(404);
	expect(more.html).toContain('Nothing was saved.');
	expect(noteIn(more.html)).toBe('number 20');
	expect((await sent(7)).html).toContain('is kept for your practice');
	expect(await page().onRecord(id, 'not-taken')).toHaveLength(20);
}, 60_000);

it('without a worker it is kept by Temporal, and on record once one is back', async () => {
	const id = await page().assign('too late, no worker');
	const answer = await written(id);
	await page().withoutWorker(id);
	await page().handle(id).terminate();
	expect((await post(page().link(id), answer)).html).toContain('is kept for your practice');
	await page().practice.startWorker();
	await page().practice.recorded(id, 'not-taken');
}, 60_000);

it('nothing is kept of what comes without a form of this page', async () => {
	const id = await page().assign('forged after the close');
	const answer = await written(id);
	await page().handle(id).terminate();
	const { status, html } = await post(page().link(id), { ...answer, nonce: Buffer.alloc(32, 7).toString('base64url') });
	expect(status).toBe(404);
	expect(html).toContain('Nothing was saved.');
	expect(await page().onRecord(id, 'not-taken')).toEqual([]);
}, 30_000);
