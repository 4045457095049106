import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What of a page somebody could not use, and what axe cannot tell of. */
export async function violationsOf(page: Page): Promise<object[]> {
	await page.addScriptTag({ content: AXE });
	return await page.evaluate<object[]>(
		`axe.run({ resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) =>
		[...violations, ...incomplete].map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
	);
}
