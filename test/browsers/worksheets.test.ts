import { By, Key, type WebElement } from 'selenium-webdriver';
import type { Person } from '../../temporal/contract/assignment';
import { DONE, PublishedPage } from '../page/served-page';
import { signedInTo } from '../page/signed-in';
import { OtherBrowser } from './other-browser';
import { ENTERED, fillIn, held, READ } from './worksheet';

const SAVED = By.css('#draft[role="status"]');
const NEW_LINE = 'field.nights.2.note';
const WITH_LINE = { ...ENTERED, [NEW_LINE]: ['Woke up'] };

let published: PublishedPage;
let firefox: OtherBrowser;
let webKit: OtherBrowser;

beforeAll(async () => {
	published = await PublishedPage.start();
	await published.practice.startWorker();
	firefox = await OtherBrowser.start('Firefox');
	webKit = await OtherBrowser.start('WebKit');
}, 300_000);
afterAll(async () => {
	await firefox?.stop();
	await webKit?.stop();
	await published?.stop();
}, 60_000);

// What is typed and neither saved nor sent is tried in page.test.ts.
describe.each([
	['Firefox', 'WebKit', () => [firefox, webKit] as const],
	['WebKit', 'Firefox', () => [webKit, firefox] as const],
])('a worksheet in %s', (name, other, browsers) => {
	/** Somebody who has entered something into every field, and whoever opens the same link elsewhere. */
	async function filledIn(key: string) {
		const [browser, elsewhere] = browsers();
		const clinician = { name: `Gwen ${key} ${name}`, email: `gwen.${key}.${name}@practice.example` };
		const id = await published.assign(`${name} ${key}`, { exerciseId: 'every-field', clinician });
		const link = published.link(id);
		await browser.driver.get(link);
		await fillIn(browser);
		return { id, clinician, link, browser, elsewhere };
	}

	async function field(browser: OtherBrowser, id: string): Promise<WebElement> {
		return await browser.there(By.id(id));
	}

	/** Changes what is saved, and waits for the page that says so. */
	async function change(browser: OtherBrowser, button: string): Promise<void> {
		const before = await browser.there(By.css('h1'));
		await browser.press(button);
		await browser.gone(before);
	}

	/** Sends it; all of it is on record then, for the clinician to read. */
	async function send(browser: OtherBrowser, id: string, clinician: Person): Promise<void> {
		await browser.press('Send');
		await browser.there(By.xpath(`//h1[contains(., "${DONE}")]`));
		await published.practice.recorded(id, 'answered');
		const { html } = await signedInTo(published, id, clinician);
		for (const text of READ) expect(html).toContain(text);
	}

	it(`gets a line more and is saved for later, and is all there in ${other}, and sent from there`, async () => {
		const { id, clinician, link, browser, elsewhere } = await filledIn('saved');
		await browser.press('Add a line');
		await field(browser, NEW_LINE);
		expect(await held(browser)).toEqual(ENTERED);
		await browser.driver.actions().sendKeys(Key.TAB).perform();
		expect(await browser.driver.switchTo().activeElement().getAttribute('id')).toBe('field.nights.2.morning');
		await browser.driver.navigate().back();
		expect(await held(browser)).toEqual(ENTERED);
		await browser.driver.navigate().forward();
		await (await field(browser, NEW_LINE)).sendKeys('Woke up');
		await change(browser, 'Save for later');
		expect(await held(browser)).toEqual(WITH_LINE);
		await browser.reload();
		expect(await held(browser)).toEqual(WITH_LINE);

		await elsewhere.driver.get(link);
		await elsewhere.there(SAVED);
		expect(await held(elsewhere)).toEqual(WITH_LINE);
		await send(elsewhere, id, clinician);
		await browser.reload();
		expect(await browser.driver.findElements(SAVED)).toEqual([]);
	}, 90_000);

	it(`is saved and deleted, and gone in ${other}, too`, async () => {
		const { link, browser, elsewhere } = await filledIn('deleted');
		await browser.press('Save for later');
		await browser.there(SAVED);
		await elsewhere.driver.get(link);
		expect(await held(elsewhere)).toEqual(ENTERED);
		await browser.unfold('Delete what I saved');
		await change(browser, 'Yes, delete it');
		await elsewhere.reload();
		for (const each of [browser, elsewhere]) {
			expect(await held(each)).toEqual({});
			expect(await each.driver.findElements(SAVED)).toEqual([]);
		}
	}, 90_000);

	it(`is shown in ${other} after a Reload as it was saved meanwhile, and is added to there`, async () => {
		const { link, browser: saves, elsewhere: reloads } = await filledIn('meanwhile');
		await reloads.driver.get(link);
		await saves.press('Save for later');
		await saves.there(SAVED);
		await reloads.reload();
		expect(await held(reloads)).toEqual(ENTERED);
		await (await field(reloads, 'field.nights.0.note')).sendKeys('Woke up');
		await change(reloads, 'Save for later');
		await saves.reload();
		expect(await held(saves)).toEqual({ ...ENTERED, 'field.nights.0.note': ['Woke up'] });
	}, 90_000);

	it('comes back from a Send that is refused with all that was entered, and is sent once that is put right', async () => {
		const { id, clinician, browser } = await filledIn('refused');
		const count = await field(browser, 'field.count');
		await count.clear();
		await count.sendKeys('ages');
		await browser.press('Send');
		await browser.there(By.css('[role="alert"]'));
		expect(await held(browser)).toEqual({ ...ENTERED, 'field.count': ['ages'] });
		await browser.driver.navigate().back();
		expect(await held(browser)).toEqual({ ...ENTERED, 'field.count': ['ages'] });
		const again = await field(browser, 'field.count');
		await again.clear();
		await again.sendKeys('2.5', Key.TAB);
		await send(browser, id, clinician);
	}, 90_000);
});
