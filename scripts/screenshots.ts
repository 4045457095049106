// Runs the product on free ports, leads one client through the loop, and takes the pictures of the docs anew. It takes
// some minutes, since a reminder comes when it is due.
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/e2e/browser.ts';
import { daytimeZone } from '../test/e2e/daytime.ts';
import { openEditor, showFlow } from '../test/e2e/editor.ts';
import { fillIn } from '../test/e2e/staff-form.ts';
import { startTestStack } from '../test/e2e/test-stack.ts';
import { inProject } from './setup/project.ts';
import { build } from './build.ts';
import { isBuilt } from './setup/built.ts';
import { program } from './setup/program.ts';
import { step } from './setup/progress.ts';
import { asFormText } from './stack/assign-form.ts';
import { inboxUrl, waitForMail, type CaughtMail } from './stack/inbox.ts';
import type { Stack } from './stack/stack.ts';

const MINUTE = 60_000;
/** Of the smallest that are still in use, in CSS pixels. */
const PHONE = { width: 320, height: 640 };
const CLIENT = 'alex.sample@example.com';
const CLINICIAN = 'robin.example@practice.example';

async function main(): Promise<void> {
	if (!isBuilt()) await build();
	const stack = await startTestStack();
	console.log(`State and logs are in ${stack.settings.stateFolder}, and stay there if a step fails.`);
	const browser = await launchBrowser();
	try {
		await step('The form', () => assign(browser, stack));
		const delivered = await waitForMail(stack.settings, { to: CLIENT, withinMs: MINUTE });
		await step('The mail', () => shootMail(browser, stack, delivered, 'mail'));
		await step('The page', () => shootPage(browser, delivered));
		await step('The editor', () => shootEditor(browser, stack));
		await step('The reminder', () =>
			waitForMail(stack.settings, { to: CLIENT, withinMs: 5 * MINUTE, fits: ({ id }) => id !== delivered.id }),
		);
		await answer(browser, delivered);
		const brief = await step('The brief with the answer', () =>
			waitForMail(stack.settings, { to: CLINICIAN, withinMs: 4 * MINUTE, fits: ({ text }) => text.includes('done') }),
		);
		await shootMail(browser, stack, brief, 'brief');
		await step('What was written, by a code', () => shootReading(browser, stack, brief));
		await step('The Temporal UI', () => shootTemporal(browser, stack));
	} finally {
		await browser.close();
		await stack.stop();
	}
	// Where it was broken off, ledger and logs tell why.
	rmSync(stack.settings.stateFolder, { recursive: true });
}

async function assign(browser: Browser, stack: Stack): Promise<void> {
	const zone = daytimeZone();
	const ending = await fillIn(browser, stack, {
		clientName: 'Alex Sample',
		clientEmail: CLIENT,
		exercise: 'Thought record',
		due: asFormText(new Date(Date.now() + 6 * MINUTE), zone),
		session: asFormText(new Date(Date.now() + 30 * MINUTE)),
		clinicianName: 'Robin Example',
		clinicianEmail: CLINICIAN,
		timeZone: zone,
		agreed: true,
		anyHour: true,
	});
	await ending.getByRole('heading', { name: 'Assigned' }).waitFor();
	await ending.close();
}

async function shootMail(browser: Browser, { settings }: Stack, mail: CaughtMail, name: string): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
	await page.goto(`${inboxUrl(settings)}/#/email/${mail.id}`);
	await page.getByText(mail.subject).first().waitFor();
	await shoot(page, name);
}

async function shootPage(browser: Browser, { text }: CaughtMail): Promise<void> {
	const page = await phone(browser);
	await page.goto(linkIn(text));
	await page.screenshot({ path: picture('page') });
	const { y } = (await page.getByRole('radiogroup').boundingBox())!;
	await page.screenshot({ path: picture('page-form'), fullPage: true, clip: { x: 0, y, ...PHONE } });
	await page.close();
}

async function answer(browser: Browser, { text }: CaughtMail): Promise<void> {
	const page = await phone(browser);
	await page.goto(linkIn(text));
	await page.getByRole('radio', { name: 'I did it' }).check();
	await page.getByLabel('A short reflection').fill('The first thought was the hardest to catch. It got easier.');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByRole('heading', { name: /Thank you/ }).waitFor();
	await page.close();
}

async function shootReading(browser: Browser, stack: Stack, brief: CaughtMail): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 720, height: 900 }, javaScriptEnabled: false });
	await page.goto(linkIn(brief.text));
	await page.getByRole('button', { name: /code/i }).click();
	const mail = await waitForMail(stack.settings, {
		to: CLINICIAN,
		withinMs: MINUTE,
		fits: ({ subject }) => subject === 'Your code',
	});
	await page.getByLabel('Code').fill(/\b\d{6}\b/.exec(mail.text)![0]);
	await page.getByRole('button', { name: 'Read what was written' }).click();
	await page.getByRole('heading', { name: 'What your clients wrote' }).waitFor();
	await page.screenshot({ path: picture('reading'), fullPage: true });
	await page.close();
}

async function shootEditor(browser: Browser, stack: Stack): Promise<void> {
	const page = await openEditor(browser, stack);
	await showFlow(page, stack, 'message-by-e-mail');
	// n8n's advice for beginners lies over the flow.
	await page.locator('[data-test-id="suggested-actions-close"]').click();
	await page.locator('[data-test-id="suggested-actions-close"]').waitFor({ state: 'hidden' });
	await page.screenshot({ path: picture('message-flow') });
	await showFlow(page, stack, 'assign-with-session');
	await page.locator('[data-test-id="canvas-node"]', { hasText: 'Homework Assign' }).dblclick();
	await page.getByText('Client Name').first().waitFor();
	await shoot(page, 'assign-node');
}

async function shootTemporal(browser: Browser, { settings }: Stack): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
	const workflows = `http://127.0.0.1:${settings.ports.temporalUi}/namespaces/${settings.temporal.namespace}/workflows`;
	await page.goto(workflows);
	const assignment = page.locator('a[href*="assignment"]').first();
	await assignment.waitFor();
	await page.screenshot({ path: picture('temporal-list') });
	await assignment.click();
	await page.getByText('Alex Sample').first().waitFor({ timeout: MINUTE });
	await shoot(page, 'temporal-assignment');
}

function phone(browser: Browser): Promise<Page> {
	return browser.newPage({ viewport: PHONE, deviceScaleFactor: 2, javaScriptEnabled: false });
}

async function shoot(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: picture(name) });
	await page.close();
}

function picture(name: string): string {
	return inProject(`docs/images/${name}.png`);
}

function linkIn(text: string): string {
	return /https?:\/\/\S+/.exec(text)![0];
}

await program(main);
process.exit();
