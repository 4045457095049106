import type { Browser, Page } from 'playwright-core';
import { assignFormUrl, fieldsOf, flowOf, type AssignForm, type SessionForm } from '../../scripts/stack/assign-form.ts';
import type { Stack } from '../../scripts/stack/stack.ts';

/** Fills a form in as staff do, by its own page in a browser, and sends it; the page then shows its ending. */
export async function fillIn(browser: Browser, { settings }: Stack, form: AssignForm | SessionForm): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
	await page.goto(assignFormUrl(settings, flowOf(form)));
	for (const { name, value, type } of fieldsOf(form)) {
		const field = page.locator(`#${name}`);
		if (type === 'dropdown') await field.selectOption(String(value));
		else if (type !== 'checkbox') await field.fill(String(value));
		else if (value) await field.locator('input').check();
	}
	await page.getByRole('button', { name: 'Assign' }).click();
	await page.waitForURL(/\/form-waiting\//);
	return page;
}
