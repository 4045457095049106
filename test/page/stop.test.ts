import { setImmediate as nextTurn } from 'node:timers/promises';
import { contactIndex } from '../../temporal/contract/identity';
import { readStop } from '../../nodes/HomeworkPage/stop/form';
import { recordWaitingStops } from '../../temporal/worker/waiting-stops';
import { newLedgerPlace, openForTest } from '../ledger/practice';
import { fieldsIn, nonceIn, open, post, postOnly } from './browsing';
import { DONE, usePage } from './served-page';

const page = usePage();

/** A new assignment with its link and the nonce of its page. */
async function assigned(key: string) {
	const id = await page().assign(key);
	const link = page().link(id);
	return { id, link, nonce: nonceIn((await open(link)).html) };
}

/** What is stopped at the address of an assignment, as the ledger has it. */
async function standing(id: string) {
	const { ledger, ring } = page().practice;
	return (await ledger.stops.standing(contactIndex(ring, `${id}@example.org`), Date.now())).stop?.scope;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
	while (!(await holds())) await nextTurn();
}

/** Asks on the page for what is to stop. */
async function stopping(link: string, scope: string) {
	const { html } = await post(link, { nonce: nonceIn((await open(link)).html), form: 'stop' });
	return await post(link, { nonce: nonceIn(html), form: 'stop-now', scope });
}

it('stops all messages in two steps, shows it from then on, and the exercise stays open', async () => {
	const { id, link, nonce } = await assigned('all');
	expect((await open(link)).html).toContain('>Stop these messages</button>');
	const asked = await post(link, { nonce, form: 'stop' });
	expect(asked).toMatchObject({ status: 200, html: expect.stringContaining('What would you like to stop?') as string });
	expect(asked.html).not.toMatch(/ checked|example\.org|\bAda\b/);
	expect(await standing(id)).toBeUndefined();

	const stopped = await post(link, { nonce: nonceIn(asked.html), form: 'stop-now', scope: 'all' });
	expect(stopped).toMatchObject({
		status: 200,
		html: expect.stringContaining('<h1>Messages are stopped</h1>') as string,
	});
	await until(async () => (await standing(id)) === 'all');
	expect((await page().practice.ledger.reminders.of(id))!.reminders.map(({ state }) => state)).not.toContain('planned');

	const { html } = await open(link);
	expect(html).toContain('Messages to you are stopped.');
	expect((await post(link, { ...fieldsIn(html, 'answer'), outcome: 'done' })).html).toContain(DONE);
}, 30_000);

it('stops reminders alone, and takes that back where the client says so', async () => {
	const { id, link } = await assigned('reminders');
	const { html } = await stopping(link, 'reminders');
	expect(html).toContain('<h1>Reminders are stopped</h1>');
	await until(async () => (await standing(id)) === 'reminders');
	const back = await post(link, { nonce: nonceIn(html), form: 'stop-back' });
	expect(back).toMatchObject({ status: 200, html: expect.stringContaining('You get messages again') as string });
	await until(async () => (await standing(id)) === undefined);
	expect((await open(link)).html).not.toContain('are stopped');
}, 30_000);

it('changes nothing by a GET, without a form of this page, and where nothing was chosen', async () => {
	const { id, link, nonce } = await assigned('scanner');
	for (const method of ['GET', 'HEAD'] as const)
		expect(await open(`${link}&form=stop-now&scope=all&nonce=${nonce}`, method)).toMatchObject({ status: 200 });
	expect(await post(link, { form: 'stop-now', scope: 'all', nonce: 'forged' })).toMatchObject({ status: 400 });
	expect(await post(link, { form: 'stop-now', nonce })).toMatchObject({ status: 422 });
	expect(await post(link, { form: 'stop-now', scope: 'everything', nonce })).toMatchObject({ status: 422 });
	expect(await standing(id)).toBeUndefined();
}, 30_000);

it('posted twice it is one stop', async () => {
	const { id, link, nonce } = await assigned('twice');
	const fields = { nonce, form: 'stop-now', scope: 'all' };
	const both = await Promise.all([post(link, fields), post(link, fields)]);
	expect(both.map(({ status }) => status)).toEqual([200, 200]);
	await until(async () => (await standing(id)) === 'all');
}, 30_000);

it('takes whatever is chosen later in the same form, as by Back, for a wish of its own', async () => {
	const { id, link, nonce } = await assigned('same form');
	await post(link, { nonce, form: 'stop-now', scope: 'reminders' });
	await until(async () => (await standing(id)) === 'reminders');
	expect((await post(link, { nonce, form: 'stop-now', scope: 'all' })).html).toContain('Messages are stopped');
	await until(async () => (await standing(id)) === 'all');
}, 30_000);

it('stops all at the button of a mail program, in one step', async () => {
	const { id, link } = await assigned('one click');
	expect(await post(link, { 'List-Unsubscribe': 'One-Click' })).toMatchObject({ status: 200 });
	await until(async () => (await standing(id)) === 'all');
}, 30_000);

it.each([
	['List-Unsubscribe=One-Click', { 'List-Unsubscribe': 'One-Click' }, 'one-click'],
	[
		'the same as multipart, as n8n hands it over',
		{ data: { 'List-Unsubscribe': ['One-Click'] }, files: {} },
		'one-click',
	],
	['anything else of that name', { 'List-Unsubscribe': 'Yes' }, undefined],
	['an answer', { form: 'answer', outcome: 'done' }, undefined],
	['nothing', undefined, undefined],
])('takes %s for what it is', (_what, body, step) => {
	expect(readStop(body)?.step).toBe(step);
});

it('stops by the link of homework that is over, too', async () => {
	const { id, link, nonce } = await assigned('over');
	await page().handle(id).terminate();
	expect(await post(link, { nonce, form: 'stop-now', scope: 'all' })).toMatchObject({ status: 200 });
	await until(async () => (await standing(id)) === 'all');
}, 30_000);

it('ends in a page that a reload asks for anew by such a link, too, which shows for ten minutes what was done', async () => {
	const { id, link, nonce } = await assigned('over, reload');
	await page().handle(id).terminate();
	const { status, location } = await postOnly(link, { nonce, form: 'stop-now', scope: 'reminders' });
	expect(status).toBe(303);
	const shown = new URL(location!, link).href;
	expect((await open(shown)).html).toContain('<h1>Reminders are stopped</h1>');
	const back = await postOnly(link, { nonce, form: 'stop-back' });
	expect((await open(new URL(back.location!, link).href)).html).toContain('<h1>You get messages again</h1>');
	// Neither what was done otherwise, nor long ago, nor by another link.
	const [, at] = /done=(\d+)/.exec(shown)!;
	const another = await assigned('another that is over');
	await page().handle(another.id).terminate();
	const other = new URL(shown).search.replace(/^\?t=[^&]+/, '');
	for (const changed of [
		shown.replace('&stop=reminders', '&stop=none'),
		shown.replace(at!, `${Number(at) - 11 * 60_000}`),
		`${another.link}${other}`,
	])
		expect((await open(changed)).html).not.toMatch(/<h1>(Reminders are stopped|You get messages again)/);
}, 30_000);

it('is kept while no worker runs, shown at once, and the latest wish holds when one is back', async () => {
	const [stopped, back] = [await assigned('no worker'), await assigned('no worker, back')];
	await page().withoutWorker(back.id);
	for (const { link } of [stopped, back]) {
		expect((await stopping(link, 'all')).html).toContain('<h1>Messages are stopped</h1>');
		expect((await open(link)).html).toContain('Messages to you are stopped.');
	}
	const { html } = await open(back.link);
	await post(back.link, { nonce: nonceIn(html), form: 'stop-back' });
	expect((await open(back.link)).html).not.toContain('are stopped');
	await page().practice.startWorker();
	await until(async () => (await standing(stopped.id)) === 'all');
	await until(async () => (await page().memo(back.id))?.stopped === undefined);
	expect(await standing(back.id)).toBeUndefined();
}, 60_000);

it('is on record before a worker that starts looks at the first message', async () => {
	const [stopped, back] = [await assigned('before the first message'), await assigned('before, and back')];
	await page().withoutWorker(back.id);
	for (const { link } of [stopped, back]) await stopping(link, 'all');
	await post(back.link, { nonce: nonceIn((await open(back.link)).html), form: 'stop-back' });
	const { client, credentials } = page().practice;
	expect(await standing(stopped.id)).toBeUndefined();
	// Others may wait beside these three.
	const { taskQueue } = credentials;
	const found = await recordWaitingStops(client, taskQueue, page().practice, Date.now(), ['Running']);
	expect(found).toBeGreaterThanOrEqual(3);
	expect(await standing(stopped.id)).toBe('all');
	expect(await standing(back.id)).toBeUndefined();
	await page().practice.startWorker();
	await until(async () => (await page().memo(stopped.id))?.stopped === 'all');
	expect(await standing(stopped.id)).toBe('all');
}, 60_000);

it('is on record again where the ledger was put back from before it, also of homework that is not on record any more', async () => {
	const [stopped, back] = [await assigned('put back'), await assigned('put back, and back')];
	for (const { id, link } of [stopped, back]) {
		await stopping(link, 'all');
		await until(async () => (await standing(id)) === 'all');
	}
	await post(back.link, { nonce: nonceIn((await open(back.link)).html), form: 'stop-back' });
	await until(async () => (await standing(back.id)) === undefined);

	const { client, credentials, ring } = page().practice;
	const ledger = await openForTest(await newLedgerPlace(), ring);
	const { taskQueue } = credentials;
	const start = () => recordWaitingStops(client, taskQueue, { ledger, ring }, Date.now(), ['Running', 'Completed']);
	const found = await start();
	const scopeAt = async (id: string) =>
		(await ledger.stops.standing(contactIndex(ring, `${id}@example.org`), Date.now())).stop?.scope;
	expect([await scopeAt(stopped.id), await scopeAt(back.id)]).toEqual(['all', undefined]);
	// Others may wait, and are looked at again; what is done and on record is not.
	expect(await start()).toBeLessThan(found);
}, 30_000);

it('ends in a page that a reload asks for anew', async () => {
	const { link, nonce } = await assigned('reload');
	expect(await postOnly(link, { nonce, form: 'stop' })).toMatchObject({ status: 303 });
	const { status, location } = await postOnly(link, { nonce, form: 'stop-now', scope: 'all' });
	expect(status).toBe(303);
	expect((await open(new URL(location!, link).href)).html).toContain('<h1>Messages are stopped</h1>');
}, 30_000);
