import type { Page } from 'playwright-core';

/** The spacing that WCAG 1.4.12 lets readers set. */
export const SPACED = [
	'*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
	'p{margin-bottom:2em!important}',
];

/** What is wider or higher than the room that it is shown in. */
export const CUT = `[...document.querySelectorAll('main *')].filter((one) => one.checkVisibility() && getComputedStyle(one).display !== 'inline')
	.filter((one) => one.clientWidth > 0 && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
	.map((one) => one.outerHTML)`;

/** What a page is in the way of: how wide it is, and what of it is cut. */
async function room(page: Page) {
	return { width: await page.evaluate<number>('document.documentElement.scrollWidth'), cut: await page.evaluate(CUT) };
}

/** That all of a page fits 320 px, also with the spacing that readers may set. It stays so spaced. */
export async function expectToFit(page: Page): Promise<void> {
	expect(await room(page)).toEqual({ width: 320, cut: [] });
	// By what the page's own policy does not keep from whoever reads it.
	await page.evaluate(`${JSON.stringify(SPACED)}.forEach((rule) => document.styleSheets[0].insertRule(rule))`);
	expect(await room(page)).toEqual({ width: 320, cut: [] });
}
