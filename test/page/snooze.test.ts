import { readSnooze } from '../../nodes/HomeworkPage/snooze/form';
import { fieldsIn, nonceIn, open, post, postOnly } from './browsing';
import { usePhone } from './phone';
import { DONE, usePage } from './served-page';

const DAY_MS = 24 * 60 * 60 * 1000;

const page = usePage();
const phone = usePhone();

async function assigned(key: string, due = 7) {
	const id = await page().assign(key, { dueAt: new Date(Date.now() + due * DAY_MS) });
	const link = page().link(id);
	return { id, link, html: (await open(link)).html };
}

it('has its client reminded in three days, says when, and the page goes on as before', async () => {
	const { id, link } = await assigned('three days');
	const { page: tab, complaints } = await phone().tab();
	await tab.goto(link);
	await tab.getByRole('button', { name: 'Remind me tomorrow' }).waitFor();
	await tab.getByRole('button', { name: 'Remind me in three days' }).click();
	const said = tab.getByText('The next reminder is planned for');
	await said.waitFor();
	const { snooze } = (await page().memo(id))!;
	const day = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'Europe/Berlin' }).format(
		new Date(snooze!.to!),
	);
	expect(await said.textContent()).toMatch(
		new RegExp(`planned for ${day} \\d+ \\w+( \\d{4})? at \\d+:\\d\\d \\(Berlin time\\)\\.`),
	);
	expect(tab.url()).toContain('#saved');
	await tab.reload();
	await said.waitFor();
	expect(await page().onRecord(id, 'snoozed')).toHaveLength(1);
	expect(complaints).toEqual([]);

	await tab.getByRole('radio', { name: 'I did it' }).check();
	await tab.getByRole('button', { name: 'Send' }).click();
	await tab.getByRole('heading', { name: DONE }).waitFor();
	expect(await tab.getByRole('button', { name: /^Remind me/ }).count()).toBe(0);
}, 60_000);

it('is asked for once where the button is pressed twice, and the newest wish counts', async () => {
	const { id, link, html } = await assigned('twice');
	const fields = { nonce: nonceIn(html), form: 'snooze-3' };
	const both = await Promise.all([post(link, fields), post(link, fields)]);
	expect(both.map(({ html }) => html)).toEqual(
		[0, 1].map(() => expect.stringContaining('The next reminder is planned for') as string),
	);
	expect(await page().onRecord(id, 'snoozed')).toHaveLength(1);
	const later = (await page().memo(id))!.snooze!.to!;
	await post(link, { ...fields, form: 'snooze-1' });
	expect((await page().memo(id))!.snooze!.to! < later).toBe(true);
	expect(await page().onRecord(id, 'snoozed')).toHaveLength(2);
}, 30_000);

it('offers only what is before due, and changes nothing by a GET or without a form of this page', async () => {
	const { id, link, html } = await assigned('two days', 2);
	expect(html).toContain('>Remind me tomorrow<');
	expect(html).not.toContain('>Remind me in three days<');
	await open(`${link}&form=snooze-1&nonce=${nonceIn(html)}`);
	expect(await postOnly(link, { form: 'snooze-1', nonce: 'forged' })).toMatchObject({
		status: 400,
		html: expect.stringContaining('press the button once more') as string,
	});
	expect(await postOnly(link, { form: 'snooze-3', nonce: nonceIn(html) })).toMatchObject({
		status: 409,
		html: expect.stringContaining('Nothing was changed') as string,
	});
	expect(await page().onRecord(id, 'snoozed')).toEqual([]);
}, 30_000);

it('is not offered where messages are stopped', async () => {
	const { id, link, html } = await assigned('stopped');
	await post(link, { nonce: nonceIn(html), form: 'stop-now', scope: 'reminders' });
	while ((await page().memo(id))?.stopped !== 'reminders');
	expect((await open(link)).html).not.toContain('Remind me');
	expect(await postOnly(link, { form: 'snooze-1', nonce: nonceIn(html) })).toMatchObject({ status: 409 });
}, 30_000);

it('shows the answer where it was answered meanwhile', async () => {
	const { link, html } = await assigned('answered meanwhile');
	await post(link, { ...fieldsIn(html, 'answer'), outcome: 'done' });
	expect((await post(link, { form: 'snooze-1', nonce: nonceIn(html) })).html).toContain(DONE);
}, 30_000);

it('is kept while no worker runs, and met once one is back', async () => {
	const { id, link, html } = await assigned('no worker');
	await page().withoutWorker(id);
	const noted = await post(link, { form: 'snooze-1', nonce: nonceIn(html) });
	expect(noted.html).toContain('Your wish is noted: a reminder tomorrow.');
	expect((await open(link)).html).toContain('Your wish is noted: a reminder tomorrow.');
	await page().practice.startWorker();
	while ((await page().memo(id))?.snooze?.to === undefined);
	expect((await open(link)).html).toContain('The next reminder is planned for');
}, 60_000);

it.each([
	[
		{ form: 'snooze-1', nonce: 'n' },
		{ days: 1, nonce: 'n' },
	],
	[{ form: 'snooze-3' }, { days: 3, nonce: '' }],
	[{ form: 'snooze-2' }, undefined],
	[{ form: 'answer' }, undefined],
	[undefined, undefined],
])('takes %j for what it is', (body, posted) => {
	expect(readSnooze(body)).toEqual(posted);
});
