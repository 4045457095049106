import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import type { FlowServer } from '../routes/flow-server';
import { fieldsIn, nonceIn, noteIn, open, post } from './browsing';
import { DONE, servePage, usePage } from './served-page';

const page = usePage();
/** The same page while Temporal cannot be reached. */
let cutOff: FlowServer;

beforeAll(async () => {
	cutOff = await servePage({ ...page().practice.credentials, address: '127.0.0.1:1' });
});
afterAll(() => cutOff?.close());

/** What the buttons of a page post that are pressed for themselves. */
function buttonsIn(html: string): string[] {
	return [...html.matchAll(/<button[^>]* name="form" value="([\w-]+)"/g)].map(([, step]) => step!);
}

it('asks to try again, without details', async () => {
	const { status, headers, html } = await open(page().link('x'.repeat(22), { at: cutOff }));
	expect(status).toBe(503);
	expect(headers.get('retry-after')).toBe('60');
	expect(html).toContain('Nothing is lost. Please try again in a few minutes.');
	expect(html).not.toMatch(/temporal|127\.0\.0\.1|therap|homework/i);
}, 20_000);

it('still finds nothing behind a link of other keys', async () => {
	const { status } = await open(page().link('x'.repeat(22), { at: cutOff, ring: new KeyRing(generateKeys()) }));
	expect(status).toBe(404);
});

it('loses nothing of an answer: the form that comes back can be sent as it is', async () => {
	const id = await page().assign('kept');
	const nonce = nonceIn((await open(page().link(id))).html);
	const written = { outcome: 'could-not', hindrance: 'too-difficult', note: 'All of <this>' };
	const { status, html } = await post(page().link(id, { at: cutOff }), { form: 'answer', nonce, ...written });
	expect(status).toBe(503);
	expect(html).toContain('could not be saved');
	expect(html).toContain('This page is not monitored.');
	expect(noteIn(html)).toBe('All of &lt;this&gt;');
	const chosen = { outcome: 'could-not', hindrance: 'too-difficult' };
	expect(fieldsIn(html)).toEqual({ form: 'answer', nonce, base: '', ...chosen });

	const sent = await post(page().link(id), { ...fieldsIn(html), note: written.note });
	expect(sent.html).toContain(DONE);
	expect(await page().answers(id)).toEqual(['All of <this>']);
	expect(await page().memo(id)).toMatchObject({ outcome: 'could-not', submissionId: expect.any(String) as string });
}, 30_000);

it('loses nothing of a note', async () => {
	const id = await page().assign('kept note');
	const first = await post(page().link(id), { nonce: nonceIn((await open(page().link(id))).html), outcome: 'done' });
	const fields = { ...fieldsIn(first.html), note: 'And <that>' };
	const { status, html } = await post(page().link(id, { at: cutOff }), fields);
	expect(status).toBe(503);
	expect(noteIn(html)).toBe('And &lt;that&gt;');
	expect(fieldsIn(html)).toEqual(fieldsIn(first.html));
}, 30_000);

it('keeps what somebody wants to stop: the form that comes back stops it as it is', async () => {
	const id = await page().assign('kept stop');
	const nonce = nonceIn((await open(page().link(id))).html);
	const { status, html } = await post(page().link(id, { at: cutOff }), { form: 'stop-now', nonce, scope: 'reminders' });
	expect(status).toBe(503);
	expect(html).toContain('This could not be saved just now. Please press the button again in a minute.');
	expect(html).not.toMatch(/temporal|127\.0\.0\.1|therap|homework|\bAda\b/i);
	expect(fieldsIn(html)).toEqual({ nonce, scope: 'reminders', language: 'en' });
	expect(buttonsIn(html)).toEqual(['stop-now']);
	const stopped = await post(page().link(id), { ...fieldsIn(html), form: 'stop-now' });
	expect(stopped.html).toContain('<h1>Reminders are stopped</h1>');
	while ((await page().memo(id))?.stopped !== 'reminders');

	const back = { form: 'stop-back', nonce: nonceIn(stopped.html) };
	const backAgain = await post(page().link(id, { at: cutOff }), back);
	expect(backAgain.status).toBe(503);
	expect(backAgain.html).toContain('<h1>Get messages again</h1>');
	expect(buttonsIn(backAgain.html)).toEqual(['stop-back']);
	await post(page().link(id), { ...fieldsIn(backAgain.html), form: 'stop-back' });
	while ((await page().memo(id))?.stopped !== undefined);
}, 30_000);

it('says of a wish to be reminded later that it is not saved, with the button to ask for it again', async () => {
	const id = await page().assign('kept snooze');
	const nonce = nonceIn((await open(page().link(id))).html);
	const { status, html } = await post(page().link(id, { at: cutOff }), { form: 'snooze-1', nonce });
	expect(status).toBe(503);
	expect(html).toContain('This could not be saved just now. Please press the button again in a minute.');
	expect(html).not.toMatch(/nothing is lost|temporal|127\.0\.0\.1|therap|homework|\bAda\b/i);
	expect(buttonsIn(html)).toEqual(['snooze-1']);
	await post(page().link(id), { ...fieldsIn(html), form: 'snooze-1' });
	expect(await page().onRecord(id, 'snoozed')).toHaveLength(1);
}, 30_000);

it('says so to a mail program that stops all, by a status that has it try again', async () => {
	const id = await page().assign('one click kept');
	const link = page().link(id, { at: cutOff });
	expect(await post(link, { 'List-Unsubscribe': 'One-Click' })).toMatchObject({ status: 503 });
}, 30_000);

it('keeps the button of a clinician, too', async () => {
	const link = page().briefLink({ edition: 1 }, cutOff);
	const { status, html } = await post(link, { form: 'seen', nonce: 'n' });
	expect(status).toBe(503);
	expect(fieldsIn(html)).toEqual({ form: 'seen', nonce: 'n' });
	expect(html).toContain('could not be saved');
}, 20_000);
