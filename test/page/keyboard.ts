import type { Page } from 'playwright-core';

/** More than any page has to be reached. */
const MANY = 60;

/** Names what can be reached: a group of choices is one thing, and each form's things are its own. */
const NAME = `(one) => [[...document.forms].indexOf(one.form), one.type === 'radio' ? one.name : one.id || one.textContent.trim()].join(' ')`;

const REACHABLE = `[...new Set([...document.querySelectorAll('a[href],button,summary,textarea:not([readonly]),input:not([type=hidden])')]
	.filter((one) => one.checkVisibility()).map(${NAME}))]`;

/** Where the keyboard is, and whether whoever looks at the screen can tell. */
const FOCUSED = `((one) => {
	const { outlineStyle, outlineWidth } = getComputedStyle(one.closest('.choice') ?? one);
	const { top, bottom, left, right } = one.getBoundingClientRect();
	const isOnScreen = top < innerHeight && bottom > 0 && left >= 0 && right <= innerWidth;
	return { name: (${NAME})(one), isShown: isOnScreen && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
})(document.activeElement)`;

/** Brings the keyboard before all that can be reached. */
const TOP = 'document.body.tabIndex = -1, document.body.focus()';

interface Focused {
	name: string;
	isShown: boolean;
}

/** Goes through a page from its top by Tab, and expects that all of it is reached, and seen to be. */
export async function expectAllReached(page: Page): Promise<void> {
	const all = await page.evaluate<string[]>(REACHABLE);
	await page.evaluate(TOP);
	const reached: Focused[] = [];
	while (reached.length < all.length) {
		await page.keyboard.press('Tab');
		reached.push(await page.evaluate<Focused>(FOCUSED));
	}
	expect(reached).toEqual(all.map((name) => ({ name, isShown: true })));
	expect(all.length).toBeGreaterThan(0);
}

/** Presses Tab, from the top of a page, until the keyboard is at a button, field or group of choices, by the end of its name. */
export async function tabTo(page: Page, name: string): Promise<void> {
	await page.evaluate(TOP);
	for (let pressed = 0; pressed < MANY; pressed += 1) {
		await page.keyboard.press('Tab');
		if ((await page.evaluate<Focused>(FOCUSED)).name.endsWith(name)) return;
	}
	throw new Error(`${name} is not reached by Tab.`);
}

/** The same, and presses it. */
export async function pressAt(page: Page, name: string): Promise<void> {
	await tabTo(page, name);
	await page.keyboard.press('Enter');
}
