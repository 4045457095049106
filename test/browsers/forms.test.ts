import { By, Key, type WebDriver } from 'selenium-webdriver';
import { until } from '../e2e/until';
import { codeAfter, takeCodes } from '../page/code-mailbox';
import { DONE, PublishedPage } from '../page/served-page';
import { signedIn } from '../page/signed-in';
import { OTHER_BROWSERS, OtherBrowser } from './other-browser';

const DAY_MS = 24 * 3_600_000;

let published: PublishedPage;

beforeAll(async () => {
	published = await PublishedPage.start();
	await published.practice.startWorker();
}, 120_000);
afterAll(() => published?.stop(), 60_000);

// All by keyboard, on a narrow screen. What is typed, and that nothing of it is lost, is tried in page.test.ts.
describe.each(OTHER_BROWSERS)('in %s', (name) => {
	let browser: OtherBrowser;
	let driver: WebDriver;

	beforeAll(async () => {
		browser = await OtherBrowser.start(name);
		driver = browser.driver;
	}, 300_000);
	afterAll(() => browser?.stop(), 60_000);

	/** The page by this heading, of which nothing is beyond the edge. */
	async function page(heading: string): Promise<void> {
		await browser.there(By.xpath(`//h1[contains(., "${heading}")]`));
		const beyond = 'const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth;';
		expect(await driver.executeScript<number>(beyond)).toBe(0);
	}

	async function choose(field: string, value: string): Promise<void> {
		await (await browser.there(By.css(`input[name="${field}"][value="${value}"]`))).sendKeys(Key.SPACE);
	}

	it('messages are stopped in two steps, and that is taken back', async () => {
		const id = await published.assign(`${name} stop`);
		await driver.get(published.link(id));
		await browser.press('Stop these messages');
		await page('Stop these messages');
		await choose('scope', 'all');
		await browser.press('Stop');
		await page('Messages are stopped');
		await until(async () => (await published.memo(id))?.stopped === 'all');
		await browser.press('Get messages again');
		await page('You get messages again');
		await until(async () => (await published.memo(id))?.stopped === undefined);
		await browser.press('Back to your page');
		await browser.there(By.id('note'));
	}, 60_000);

	it('a reminder is put off until tomorrow', async () => {
		const id = await published.assign(`${name} later`, { dueAt: new Date(Date.now() + 6 * DAY_MS) });
		await driver.get(published.link(id));
		await browser.press('Remind me tomorrow');
		await browser.there(By.css('[role="status"]'));
		await until(async () => (await published.memo(id))?.snooze?.to);
	}, 60_000);

	it('an answer is corrected', async () => {
		const id = await published.assign(`${name} corrected`);
		await driver.get(published.link(id));
		await choose('outcome', 'done');
		await browser.press('Send');
		await page(DONE);
		await browser.unfold('Change my answer');
		await choose('outcome', 'partly');
		await driver.findElement(By.id('changed-note')).sendKeys('The rest next week');
		await browser.press('Send the change');
		await browser.there(By.xpath('//strong[contains(., "I did part of it")]'));
		expect(await published.onRecord(id, 'corrected')).toMatchObject([{ note: 'The rest next week' }]);
	}, 60_000);

	it('a code opens what was written, which is reviewed', async () => {
		const { id, url } = await signedIn(published);
		const codes = await takeCodes(published);
		await driver.get(url);
		await browser.press('Send me a code');
		await page('Enter your code');
		await (await browser.there(By.id('code'))).sendKeys(await codeAfter(codes, 0), Key.ENTER);
		await page('What your clients wrote');
		await browser.unfold('Review this answer');
		await choose('effort', '3');
		await driver.findElement(By.css('textarea[name="note"]')).sendKeys(`Seen in ${name}`);
		await browser.press('Mark as reviewed');
		await browser.there(By.xpath('//p[contains(., "Saved. Reviewed on")]'));
		await page('What your clients wrote');
		await until(async () => (await published.memo(id))?.noteToClient);
		expect(await published.practice.ledger.reviews.noteToClient(id)).toMatchObject({ note: `Seen in ${name}` });
	}, 60_000);
});
