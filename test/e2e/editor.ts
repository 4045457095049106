import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { inProject } from '../../scripts/setup/project.ts';
import { n8nUrl, OWNER_EMAIL } from '../../scripts/stack/n8n/server.ts';
import type { Stack } from '../../scripts/stack/stack.ts';

const MINUTE = 60_000;

/** How n8n's editor marks a node that is not set up or of an unknown type. */
export const WARNING_MARKS = '[data-test-id="node-issues"], [data-test-id="canvas-node-status-warning"]';

interface StarterFlow {
	id: string;
	nodes: Array<{ type: string }>;
}

/** The editor of n8n in a browser, signed in as the owner. */
export async function openEditor(browser: Browser, stack: Stack): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
	await page.goto(`${n8nUrl(stack.settings)}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER_EMAIL);
	await page.locator('input[name="password"]').fill(stack.secrets.n8nOwnerPassword);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL(/home/);
	return page;
}

/** Shows one of the starter flows, by the name of its file; answers how many nodes it has. */
export async function showFlow(page: Page, stack: Stack, file: string): Promise<number> {
	const flow = JSON.parse(readFileSync(inProject(`workflows/${file}.json`), 'utf8')) as StarterFlow;
	const { length } = flow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	await page.goto(`${n8nUrl(stack.settings)}/workflow/${flow.id}`);
	await page
		.locator('[data-test-id="canvas-node"]')
		.nth(length - 1)
		.waitFor({ timeout: MINUTE });
	return length;
}
