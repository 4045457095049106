import { By, Key, until, type WebDriver } from 'selenium-webdriver';
import { newFiles } from '../page/exercise-with-files';
import { DONE, PublishedPage } from '../page/served-page';
import { Line } from './line';
import { OTHER_BROWSERS, OtherBrowser } from './other-browser';

const WAIT_MS = 20_000;
const TYPED = 'Something long that took me an evening to write, and that I do not want to write again.';

let published: PublishedPage;

beforeAll(async () => {
	published = await PublishedPage.start({}, await newFiles());
	await published.practice.startWorker();
}, 120_000);
afterAll(() => published?.stop(), 60_000);

describe.each(OTHER_BROWSERS)('in %s', (name) => {
	let browser: OtherBrowser;
	let driver: WebDriver;

	beforeAll(async () => {
		browser = await OtherBrowser.start(name);
		driver = browser.driver;
	}, 300_000);
	afterAll(() => browser?.stop(), 60_000);

	const typed = async () =>
		await (await driver.wait(until.elementLocated(By.id('note')), WAIT_MS)).getAttribute('value');
	const chosen = async () => await driver.findElement(By.css('input[value="partly"]')).isSelected();
	const done = () => driver.wait(until.elementLocated(By.xpath(`//h1[contains(., "${DONE}")]`)), WAIT_MS);

	/** Whether the browser's own page is there. Of one that is just going, WebKit's driver says that it cannot be asked. */
	const isErrorPage = async () => (await driver.findElements(By.id('note')).catch(() => undefined))?.length === 0;

	/** Chooses and types by keyboard alone, from the top of the page. */
	async function fillIn(link: string): Promise<void> {
		await driver.get(link);
		const choice = await driver.findElement(By.css('input[value="done"]'));
		await choice.sendKeys(Key.SPACE, Key.ARROW_DOWN);
		await driver.findElement(By.id('note')).sendKeys(TYPED);
		expect(await chosen()).toBe(true);
	}

	it('an answer is chosen, typed and sent by keyboard alone', async () => {
		const id = await published.assign(`${name} keyboard`);
		await fillIn(published.link(id));
		await driver.switchTo().activeElement().sendKeys(Key.TAB, Key.ENTER);
		await done();
		expect(await published.answers(id)).toEqual([TYPED]);
		expect(await published.memo(id)).toMatchObject({ outcome: 'partly' });
	}, 60_000);

	it('a picture of the exercise is shown, though the page runs and loads nothing else', async () => {
		await driver.get(published.link(await published.assign(`${name} picture`, { exerciseId: 'with-files' })));
		const picture = await driver.findElement(By.css('img'));
		await driver.wait(async () => Number(await picture.getProperty('naturalWidth')) === 30, WAIT_MS);
	}, 60_000);

	it('what is typed outlives another page, Back and Forward', async () => {
		const id = await published.assign(`${name} back`);
		const elsewhere = published.link(await published.assign(`${name} elsewhere`));
		await fillIn(published.link(id));
		await driver.get(elsewhere);
		await driver.navigate().back();
		expect([await typed(), await chosen()]).toEqual([TYPED, true]);
		await driver.navigate().forward();
		await driver.navigate().back();
		expect([await typed(), await chosen()]).toEqual([TYPED, true]);
	}, 60_000);

	it('what is typed outlives a Send without a line', async () => {
		const id = await published.assign(`${name} offline`);
		const line = await Line.to(published.link(id));
		const link = line.url(published.link(id));
		await fillIn(link);
		await line.cut();
		// The driver says that the page could not be loaded, or does not.
		await driver
			.findElement(By.css('button[type="submit"]'))
			.click()
			.catch(() => undefined);
		await driver.wait(isErrorPage, WAIT_MS);
		await line.mend();
		await driver.navigate().back();
		expect([await typed(), await chosen()]).toEqual([TYPED, true]);
		await driver.findElement(By.css('button[type="submit"]')).click();
		await done();
		expect(await published.answers(id)).toEqual([TYPED]);
		await line.cut();
	}, 90_000);

	it('Back, Forward and Reload after the thanks end in a page, and send nothing again', async () => {
		const id = await published.assign(`${name} thanks`);
		await fillIn(published.link(id));
		await driver.findElement(By.css('button[type="submit"]')).click();
		await done();
		await driver.navigate().refresh();
		await done();
		await driver.navigate().back();
		await driver.wait(until.elementLocated(By.css('h1')), WAIT_MS);
		await driver.navigate().forward();
		await done();
		expect(await published.answers(id)).toEqual([TYPED]);
	}, 60_000);
});
