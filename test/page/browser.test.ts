import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/setup/chromium';
import { DONE, PublishedPage } from './served-page';

let published: PublishedPage;
let browser: Browser;

beforeAll(async () => {
	published = await PublishedPage.start();
	await published.practice.startWorker();
	browser = await chromium.launch({
		executablePath: await ensureChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
	});
}, 120_000);

afterAll(async () => {
	await browser?.close();
	await published?.stop();
}, 60_000);

/** A page on a small phone, with what the security policy kept the browser from and what could not be loaded. */
async function phone(colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: string[] }> {
	const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme, javaScriptEnabled: false });
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
	});
	page.on('requestfailed', (request) => complaints.push(`${request.method()} ${request.failure()?.errorText}`));
	return { page, complaints };
}

it('is styled, posted and answered under its own security policy', async () => {
	const id = await published.assign('browser');
	const { page, complaints } = await phone('light');
	await page.goto(published.link(id));

	const button = page.getByRole('button', { name: 'I have done this' });
	expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(48);
	await page.getByLabel('A note, if you like').fill('One line\nand another');
	await button.click();

	await page.getByRole('heading', { name: DONE }).waitFor();
	expect(await published.answers(id)).toEqual(['One line\nand another']);
	expect(complaints).toEqual([]);
}, 60_000);

it.each([
	['light', 'rgb(251, 250, 247)'],
	['dark', 'rgb(20, 24, 29)'],
] as const)(
	'fits a screen of 320 px, %s',
	async (colorScheme, background) => {
		const id = await published.assign(`phone, ${colorScheme}`);
		const { page } = await phone(colorScheme);
		await page.goto(published.link(id));

		expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
		expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe(background);
	},
	60_000,
);
