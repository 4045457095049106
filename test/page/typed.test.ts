import type { Page } from 'playwright-core';
import { usePhone } from './phone';
import { DONE, usePage } from './served-page';

const published = usePage();
const phone = usePhone();

/** What is entered into the fields of an exercise, by their labels. */
const ENTERED = { Line: 'One thing', Story: 'One.\nTwo.', Count: '2.5', Day: '2026-12-01', Hour: '21:30' };

const WRITTEN = 'The first day went well.\nThe second did not.';

/**
 * A form that somebody has filled in. They come from the same site, and leave to it: a page of another site is another process of
 * Chromium's, and may stand, and be left again by a test, before what was typed is put by.
 */
async function filledIn(name: string) {
	const id = await published().assign(name, { exerciseId: 'every-field' });
	const { page } = await phone().tab();
	await page.goto(`${published().link(id)}&stop=ask`);
	await page.goto(published().link(id));
	await page.getByRole('radio', { name: 'I did part of it' }).check();
	await note(page).fill(WRITTEN);
	for (const [label, text] of Object.entries(ENTERED)) await page.getByLabel(label, { exact: true }).fill(text);
	await page.getByLabel('Place', { exact: true }).selectOption('work');
	await page.getByLabel('At home').check();
	await page.getByLabel('Note').nth(1).fill('Slept');
	return { id, page };
}

function note(page: Page) {
	return page.getByLabel('A short reflection');
}

async function expectAllThere(page: Page) {
	expect(await note(page).inputValue()).toBe(WRITTEN);
	for (const [label, text] of Object.entries(ENTERED))
		expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(text);
	expect(await page.getByLabel('Place', { exact: true }).inputValue()).toBe('work');
	expect(await page.getByLabel('At home').isChecked()).toBe(true);
	expect(await page.getByLabel('Note').nth(1).inputValue()).toBe('Slept');
	expect(await page.getByRole('radio', { name: 'I did part of it' }).isChecked()).toBe(true);
}

describe('what was typed', () => {
	it('is there after Back', async () => {
		const { page } = await filledIn('back');
		await page.getByRole('button', { name: 'Stop these messages' }).click();
		await page.waitForURL(/&stop=ask/);
		await page.goBack();
		await expectAllThere(page);
	}, 60_000);

	it('is not sent by Enter in a line, which a phone has for "go on"', async () => {
		const { id, page } = await filledIn('enter');
		await page.getByLabel('Line', { exact: true }).press('Enter');
		await page.getByLabel('Count', { exact: true }).press('Enter');
		await expectAllThere(page);
		expect(await published().answers(id)).toEqual([]);
	}, 60_000);

	it('is there after Forward', async () => {
		const { page } = await filledIn('forward');
		// Chromium puts by what was typed as it leaves; sent forward again in the same moment, it may not have done so yet.
		await page.goBack({ waitUntil: 'networkidle' });
		await page.goForward();
		await expectAllThere(page);
	}, 60_000);

	it('is there after Back from a Send that failed, and can be sent then', async () => {
		const { id, page } = await filledIn('failed send');
		const link = published().link(id);
		await page.route(link, async (route) => await route.abort('internetdisconnected'));
		await page.getByRole('button', { name: 'Send' }).click();
		await page.waitForURL(/^chrome-error:/);
		await page.unroute(link);
		await page.goBack();
		await expectAllThere(page);
		await page.getByRole('button', { name: 'Send' }).click();
		await page.getByRole('heading', { name: DONE }).waitFor();
		expect(await published().answers(id)).toEqual([WRITTEN]);
	}, 60_000);

	it('is there after Back from the thank-you, and is what is on record when it is sent again', async () => {
		const { id, page } = await filledIn('back from the thank-you');
		for (let sent = 0; sent < 2; sent += 1) {
			await page.getByRole('button', { name: 'Send' }).click();
			await page.getByRole('heading', { name: DONE }).waitFor();
			if (sent > 0) break;
			await page.goBack();
			await expectAllThere(page);
		}
		expect(await published().answers(id)).toEqual([WRITTEN]);
		expect(await published().onRecord(id, 'corrected')).toEqual([]);
	}, 60_000);

	it('is on paper to its last line', async () => {
		const { page } = await filledIn('printed');
		await note(page).fill(Array.from({ length: 80 }, (_, line) => `Line ${line}`).join('\n'));
		await page.emulateMedia({ media: 'print' });
		const [whole, shown] = await page.evaluate<[number, number]>(
			`(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])(document.querySelector('#note'))`,
		);
		expect(whole).toBeGreaterThan(1000);
		expect(shown).toBeGreaterThanOrEqual(whole);
	}, 60_000);
});
