import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { linkToken } from '../../temporal/contract/link-token';
import { briefWorkflowId } from '../../temporal/contract/names';
import { fieldsIn, open, post, stable } from './browsing';
import { BRIEF, usePage } from './served-page';
import { briefOn } from './signed-in';

const page = usePage();

/** A brief that no worker takes up, on a day of its own. */
async function brief(date: string) {
	const workflowId = briefWorkflowId(BRIEF.clinicianId, date);
	return await page().practice.client.workflow.start('brief', { workflowId, taskQueue: 'nobody', args: [] });
}

it('shows a button to say so and one to read by, and nothing of anybody, and changes nothing however often it is opened', async () => {
	const handle = await brief('2026-03-01');
	const before = await handle.describe();
	const url = page().briefLink({ date: '2026-03-01' });
	for (const method of ['GET', 'HEAD', 'GET'] as const) expect((await open(url, method)).status).toBe(200);
	const { html } = await open(url);
	expect(html.match(/<button/g)).toHaveLength(2);
	expect(html).toContain('<title>Your page</title>');
	expect(html).not.toMatch(/therap|homework|exercise|assign|session|brief|clinic/i);
	expect((await handle.describe()).historyLength).toBe(before.historyLength);
	expect(page().flow.executions).toEqual([]);
});

it('says thanks and keeps for the brief which edition was read, though no worker is there', async () => {
	const handle = await brief('2026-03-02');
	const url = page().briefLink({ date: '2026-03-02', edition: 2 });
	const { status, html } = await post(url, fieldsIn((await open(url)).html, 'seen'));
	expect(status).toBe(200);
	expect(html).toContain('Thank you, this is noted');
	expect(await page().signals(handle.workflowId)).toEqual([
		{ seenId: expect.any(String) as string, edition: 2, at: expect.any(String) as string },
	]);
}, 20_000);

it('pressed twice says the same thing twice', async () => {
	const handle = await brief('2026-03-03');
	const url = page().briefLink({ date: '2026-03-03' });
	const fields = fieldsIn((await open(url)).html, 'seen');
	const answers = await Promise.all([post(url, fields), post(url, fields)]);
	expect(stable(answers[1].html)).toEqual(stable(answers[0].html));
	const seen = (await page().signals(handle.workflowId)) as Array<{ seenId: string }>;
	expect(new Set(seen.map(({ seenId }) => seenId)).size).toBe(1);
}, 20_000);

it('takes nothing but its own form', async () => {
	const handle = await brief('2026-03-04');
	const url = page().briefLink({ date: '2026-03-04' });
	const other = page().briefLink({ date: '2026-03-04', edition: 3 });
	for (const nonce of ['', fieldsIn((await open(other)).html, 'seen').nonce!]) {
		const { status, html } = await post(url, { form: 'seen', nonce });
		expect(status).toBe(400);
		expect(html).toContain('Please press the button once more.');
		expect(fieldsIn(html, 'seen').nonce).not.toBe(nonce);
	}
	expect(await page().signals(handle.workflowId)).toEqual([]);
});

it("opens nothing, in the words for every such link, where it is not a brief's or its day is over", async () => {
	const handle = await brief('2026-03-05');
	const url = page().briefLink({ date: '2026-03-05' });
	const fields = fieldsIn((await open(url)).html, 'seen');
	await handle.terminate();
	const right = new URL(url).searchParams.get('t')!;
	const clientsToken = linkToken(page().practice.ring, { assignmentId: BRIEF.clinicianId, generation: 0 });
	const urls = {
		over: url,
		'never sent': page().briefLink({ date: '2026-03-06' }),
		'of other keys': page().briefLink({ date: '2026-03-05' }, page().flow, new KeyRing(generateKeys())),
		tampered: `${page().flow.productionUrl}?t=${right.startsWith('A') ? 'B' : 'A'}${right.slice(1)}`,
		truncated: `${page().flow.productionUrl}?t=${right.slice(0, 20)}`,
		"a client's": `${page().flow.productionUrl}?t=${clientsToken}`,
		'without token': page().flow.productionUrl,
	};
	const { html } = await open(page().flow.productionUrl);
	for (const [reason, each] of Object.entries(urls)) {
		expect({ reason, ...(await open(each)), headers: {} }).toEqual({ reason, status: 404, headers: {}, html });
		expect({ reason, ...(await post(each, fields)), headers: {} }).toEqual({ reason, status: 404, headers: {}, html });
	}
}, 30_000);

it('tells the assignments of the brief, once, that they were reviewed', async () => {
	const clinician = { name: 'Gwen Example', email: 'gwen@practice.example' };
	const id = await page().assign('reviewed', { clinician });
	const { url } = await briefOn(page(), id, clinician);
	const [fields, opened] = [fieldsIn((await open(url)).html, 'seen'), fieldsIn((await open(url)).html, 'seen')];
	for (const form of [fields, fields]) {
		const { html } = await post(url, form);
		expect(html).toContain('Thank you, this is noted');
		expect(html).not.toContain('said so before');
	}
	const again = await post(url, opened);
	expect(again.html).toMatch(
		/Thank you, this is noted<\/h1>\n<p>You have said so before, on \w+ \d+ \w+ at [\d:]+ \(.+\)\.<\/p>/,
	);
	expect(stable((await open(url)).html)).toBe(stable(again.html));
	expect(await page().onRecord(id, 'reviewed')).toHaveLength(1);
}, 60_000);
