import type { Page } from 'playwright-core';
import { until } from '../e2e/until';
import { codeAfter, otherThan, takeCodes } from './code-mailbox';
import { expectToFit } from './fits';
import { expectAllReached, pressAt, tabTo } from './keyboard';
import { usePhone } from './phone';
import { DONE, usePage } from './served-page';
import { signedIn } from './signed-in';

jest.setTimeout(90_000);

const published = usePage();
const phone = usePhone();

/** The page by this heading fits, and all of it is reached. */
async function expectPage(page: Page, heading: string): Promise<void> {
	await page.getByRole('heading', { name: heading, exact: true }).waitFor();
	await expectAllReached(page);
	await expectToFit(page);
}

async function atAlert(page: Page): Promise<string | null> {
	await page.getByRole('alert').waitFor();
	return await page.evaluate<string | null>('document.activeElement.id');
}

it('a clinician asks for a code, enters it, reads and reviews', async () => {
	const { id, url } = await signedIn(published());
	const codes = await takeCodes(published());
	const { page, complaints } = await phone().tab();
	await page.goto(url);
	await expectPage(page, 'Have you read your message?');
	await pressAt(page, 'Send me a code');
	await expectPage(page, 'Enter your code');

	const code = await codeAfter(codes, 0);
	await tabTo(page, 'code');
	await page.keyboard.type(otherThan(code));
	await page.keyboard.press('Enter');
	expect(await atAlert(page)).toBe('alert');
	await expectPage(page, 'Enter your code');
	await tabTo(page, 'code');
	await page.keyboard.type(code);
	await pressAt(page, 'Read what was written');

	await expectPage(page, 'What your clients wrote');
	await pressAt(page, 'Review this answer');
	await page.getByRole('button', { name: 'Mark as reviewed' }).waitFor();
	await expectPage(page, 'What your clients wrote');
	await tabTo(page, 'effort');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Well done, by keyboard');
	await pressAt(page, 'Mark as reviewed');
	await page.getByRole('status').waitFor();
	await expectPage(page, 'What your clients wrote');
	await until(async () => (await published().memo(id))?.noteToClient);
	expect(await published().practice.ledger.reviews.noteToClient(id)).toMatchObject({ note: 'Well done, by keyboard' });
	expect(complaints).toEqual([]);
});

it('a client asks to be reminded tomorrow, stops messages in two steps, and takes that back', async () => {
	const id = await published().assign('stopped by keyboard', { dueAt: new Date(Date.now() + 6 * 24 * 3_600_000) });
	const { page, complaints } = await phone().tab();
	await page.goto(published().link(id));
	await page.locator('h1').waitFor();
	await expectAllReached(page);
	await expectToFit(page);
	await pressAt(page, 'Remind me tomorrow');
	await page.getByRole('status').waitFor();
	await until(async () => (await published().memo(id))?.snooze?.to);

	await pressAt(page, 'Stop these messages');
	await expectPage(page, 'Stop these messages');
	await tabTo(page, 'scope');
	await page.keyboard.press('Space');
	await pressAt(page, 'Stop');
	await page.getByRole('heading', { name: /are stopped$/ }).waitFor();
	await expectAllReached(page);
	await expectToFit(page);
	await until(async () => (await published().memo(id))?.stopped);
	await pressAt(page, 'Get messages again');
	await expectPage(page, 'You get messages again');
	await until(async () => !(await published().memo(id))?.stopped);
	expect(complaints).toEqual([]);
});

it('an answer is thanked for on a page of which all is reached, also what changes it', async () => {
	const id = await published().assign('thanked by keyboard');
	const { page } = await phone().tab();
	await page.goto(published().link(id));
	await tabTo(page, 'outcome');
	await page.keyboard.press('Space');
	await pressAt(page, 'Send');
	await page.getByRole('heading', { name: DONE }).waitFor();
	await pressAt(page, 'Change my answer');
	await page.getByRole('button', { name: 'Send the change' }).waitFor();
	await expectPage(page, DONE);
});
