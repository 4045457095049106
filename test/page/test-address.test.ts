import { briefWorkflowId } from '../../temporal/contract/names';
import { fieldsIn, nonceIn, noteIn, open, post } from './browsing';
import { BRIEF, DONE, usePage } from './served-page';

const page = usePage();

const NOTE = 'nothing that you send here is kept';
const NOT_KEPT = 'nothing of it was kept';

/** The address that n8n serves while somebody listens for a test event. */
function atTestAddress(link: string): string {
	return link.replace(page().flow.productionUrl, page().flow.testUrl);
}

describe('at the test address', () => {
	it("a client's link shows the page, and keeps no answer", async () => {
		const id = await page().assign('answer at the test address');
		const link = atTestAddress(page().link(id));
		const shown = await open(link);
		expect(shown).toMatchObject({ status: 200, html: expect.stringContaining('Name the moment.') as string });
		expect(shown.html).toContain(NOTE);

		const fields = { ...fieldsIn(shown.html), outcome: 'done', note: 'Only a test' };
		const sent = await post(link, fields);
		expect(sent.status).toBe(200);
		expect(sent.html).toContain(NOT_KEPT);
		expect(sent.html).not.toContain(DONE);
		expect(noteIn(sent.html)).toBe('Only a test');

		expect((await page().memo(id))!.outcome).toBe('open');
		expect(await page().answers(id)).toEqual([]);
		expect(await page().waiting(id)).toEqual([]);
		// The same form counts at the address that clients have.
		expect(await post(page().link(id), fields)).toMatchObject({ html: expect.stringContaining(DONE) as string });
		expect(await page().answers(id)).toEqual(['Only a test']);
	}, 30_000);

	it('a note after the answer is not kept', async () => {
		const id = await page().assign('note at the test address');
		await post(page().link(id), { nonce: nonceIn((await open(page().link(id))).html), outcome: 'done' });
		const link = atTestAddress(page().link(id));
		const { html } = await open(link);
		expect(html).toContain(NOTE);
		expect((await post(link, { ...fieldsIn(html), note: 'Only a test' })).html).toContain(NOT_KEPT);
		expect(await page().onRecord(id, 'note-added')).toEqual([]);
		expect((await page().memo(id))!.noteIds).toEqual([]);
	}, 30_000);

	it("a clinician's link shows its button, and keeps nothing of its being pressed", async () => {
		const workflowId = briefWorkflowId(BRIEF.clinicianId, BRIEF.date);
		const { client } = page().practice;
		const handle = await client.workflow.start('brief', { workflowId, taskQueue: 'nobody', args: [] });
		const link = atTestAddress(page().briefLink());
		const { html } = await open(link);
		expect(html).toContain(NOTE);
		expect((await post(link, fieldsIn(html))).html).toContain(NOT_KEPT);
		expect(await page().signals(handle.workflowId)).toEqual([]);
	}, 20_000);

	it('a link that opens nothing is answered as everywhere', async () => {
		const link = page().link('AAAAAAAAAAAAAAAAAAAAAA');
		expect(await open(atTestAddress(link))).toMatchObject({ status: 404, html: (await open(link)).html });
	});
});
