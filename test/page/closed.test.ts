import { contactIndex } from '../../temporal/contract/identity';
import { fieldsIn, nonceIn, open, post } from './browsing';
import { closeUnanswered } from './closed-unanswered';
import { usePhone } from './phone';
import { usePage } from './served-page';
import { until } from '../e2e/until';

const page = usePage();
const phone = usePhone();

/** Homework that has closed without an answer. */
async function closed(key: string): Promise<string> {
	const id = await page().assign(key);
	await closeUnanswered(page(), id);
	return id;
}

async function standing(id: string) {
	return (
		await page().practice.ledger.stops.standing(contactIndex(page().practice.ring, `${id}@example.org`), Date.now())
	).stop?.scope;
}

it('homework that closed without an answer says so kindly, and has messages stopped and taken back', async () => {
	const id = await closed('closed');
	const { page: tab, complaints } = await phone().tab();
	await tab.goto(page().link(id));
	await tab.getByRole('heading', { name: 'This is closed by now' }).waitFor();
	expect(await tab.getByText('This page is not monitored.').count()).toBe(1);
	expect(await tab.getByRole('button', { name: /Remind me|Send/ }).count()).toBe(0);
	await tab.getByRole('button', { name: 'Stop these messages' }).click();
	await tab.getByRole('radio', { name: 'All messages' }).check();
	await tab.getByRole('button', { name: 'Stop', exact: true }).click();
	await tab.getByRole('heading', { name: 'Messages are stopped' }).waitFor();
	await until(async () => (await standing(id)) === 'all');

	await tab.goto(`${page().link(id)}&stop=ask`);
	await tab.getByRole('button', { name: 'Get messages again' }).click();
	await tab.getByRole('heading', { name: 'You get messages again' }).waitFor();
	await until(async () => (await standing(id)) === undefined);
	expect(complaints).toEqual([]);
}, 60_000);

it('shows it for no other link than its own, and keeps what is sent to it', async () => {
	const id = await closed('only its own');
	expect((await open(page().link(id, { generation: 1 }))).status).toBe(404);
	const { html, status } = await open(page().link(id));
	expect(status).toBe(200);
	expect(html).not.toMatch(/Thought|Write down/);
	const sent = await post(page().link(id), {
		...fieldsIn(html),
		nonce: nonceOf(html),
		form: 'answer',
		outcome: 'done',
	});
	expect(sent).toMatchObject({ status: 409, html: expect.stringContaining('is kept for your practice') as string });
	await page().practice.recorded(id, 'not-taken');
	const fields = { nonce: nonceOf(html), form: 'snooze-1' };
	const snoozed = await post(page().link(id), fields);
	expect(snoozed).toMatchObject({ status: 409, html: expect.stringContaining('Nobody is reminded of it') as string });
	const forged = await post(page().link(id), { nonce: 'forged', form: 'answer', outcome: 'done', note: 'Written <b>' });
	expect(forged).toMatchObject({ status: 409, html: expect.stringContaining('What you sent was not saved') as string });
	expect(forged.html).toContain('Written &lt;b&gt;');
}, 60_000);

function nonceOf(html: string): string {
	return /name="nonce" value="([\w-]+)"/.exec(html)?.[1] ?? nonceIn(html);
}
