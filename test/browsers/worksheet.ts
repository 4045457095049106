import { By, Key, type WebDriver } from 'selenium-webdriver';
import type { OtherBrowser } from './other-browser';

/** What is typed into the fields of an exercise that has one of every type, by the names of their inputs; a line begins by Enter. */
const TYPED = {
	'field.line': 'One thing',
	'field.story': 'One.\nTwo.',
	'field.count': '2.5',
	'field.nights.1.note': 'Slept',
};

/** Days and times, and their parts as WebKit asks for them, one after the other. Firefox' driver enters them as a whole. */
const TIMES = {
	'field.day': ['2026-12-01', '12 01 2026'],
	'field.hour': ['09:30', '09 30 AM'],
	'field.nights.0.morning': ['2026-12-02', '12 02 2026'],
} as const;

/** What is chosen from lists, and how far down it stands. */
const CHOSEN = { 'field.place': ['work', 2], 'field.strength': ['3', 4] } as const;

const TICKED = ['home', 'work'];

export const NOTE = 'Something long that took me an evening to write, and that I do not want to write again.';

/** What a form holds once all is entered, by the names of its inputs. */
export const ENTERED: Held = {
	...valuesOf(Object.entries(TYPED)),
	...valuesOf(Object.entries(TIMES).map(([name, [value]]) => [name, value])),
	...valuesOf(Object.entries(CHOSEN).map(([name, [value]]) => [name, value])),
	'field.places': TICKED,
	outcome: ['partly'],
	note: [NOTE],
};

/** The same, as a clinician reads it. */
export const READ = [
	...[
		'One thing',
		'One.\nTwo.',
		'2.5',
		'At work',
		'At home, At work',
		'3 (0: not at all, 4: very)',
		'2026-12-01',
		'09:30',
	],
	...['<tr><td>2026-12-02</td><td></td></tr>', '<tr><td></td><td>Slept</td></tr>', NOTE],
];

type Held = Record<string, string[]>;

/** What the form with the note would send of all that can be entered. */
const HELD = `const held = {};
for (const [name, value] of new FormData(document.getElementById('note').form))
	if (value !== '' && !['nonce', 'form', 'base'].includes(name)) (held[name] ??= []).push(value.replaceAll('\\r\\n', '\\n'));
return held;`;

/** Enters something everywhere, by keyboard alone; the keyboard is at the note then. */
export async function fillIn({ name: browser, driver }: OtherBrowser): Promise<void> {
	for (const [name, text] of Object.entries(TYPED)) await typeInto(driver, name, ...text.replaceAll('\n', Key.ENTER));
	for (const [name, [value, parts]] of Object.entries(TIMES))
		await typeInto(driver, name, browser === 'WebKit' ? parts.replaceAll(' ', Key.TAB) : value);
	for (const [name, [, down]] of Object.entries(CHOSEN)) await typeInto(driver, name, Key.ARROW_DOWN.repeat(down));
	await typeInto(driver, 'field.places', Key.SPACE, Key.TAB, Key.SPACE);
	await typeInto(driver, 'outcome', Key.SPACE, Key.ARROW_DOWN);
	await typeInto(driver, 'note', NOTE);
}

/** What the form that is shown holds by now, by the names of its inputs. */
export async function held(browser: OtherBrowser): Promise<Held> {
	await browser.there(By.id('note'));
	return await browser.driver.executeScript(HELD);
}

async function typeInto(driver: WebDriver, name: string, ...keys: string[]): Promise<void> {
	await driver.findElement(By.name(name)).sendKeys(...keys);
}

function valuesOf(entries: Array<[string, string]>): Held {
	return Object.fromEntries(entries.map(([name, value]) => [name, [value]]));
}
