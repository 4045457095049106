import type { Page } from 'playwright-core';
import { usePhone } from './phone';
import { DONE, usePage } from './served-page';

const published = usePage();
const phone = usePhone();

it('is styled, posted and answered under its own security policy', async () => {
	const id = await published().assign('browser');
	const { page, complaints } = await phone().tab();
	await page.goto(published().link(id));

	const button = page.getByRole('button', { name: 'Send' });
	expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(48);
	await page.getByRole('radio', { name: 'I did part of it' }).check();
	await page.getByLabel('A short reflection').fill('One line\nand another');
	await button.click();

	await page.getByRole('heading', { name: DONE }).waitFor();
	expect(await published().answers(id)).toEqual(['One line\nand another']);
	expect(await published().memo(id)).toMatchObject({ outcome: 'partly' });
	expect(complaints).toEqual([]);
}, 60_000);

it('asks what got in the way only of those who could not do it', async () => {
	const { page } = await phone().tab();
	await page.goto(published().link(await published().assign('hindrance')));
	const reason = page.getByLabel('What got in the way');
	expect(await reason.isVisible()).toBe(false);
	await page.getByRole('radio', { name: 'I could not do it' }).check();
	expect(await reason.isVisible()).toBe(true);
	await page.getByRole('radio', { name: 'I did it' }).check();
	expect(await reason.isVisible()).toBe(false);
}, 60_000);

it('is sent by keyboard alone', async () => {
	const id = await published().assign('keyboard');
	const { page } = await phone().tab();
	await page.goto(published().link(id));
	const press = async (...keys: string[]) => {
		for (const key of keys) await page.keyboard.press(key);
	};

	await press('Tab', 'Space');
	expect(await focused(page)).toBe('done');
	await press('ArrowDown', 'ArrowDown');
	expect(await focused(page)).toBe('could-not');
	await press('Tab');
	expect(await focused(page)).toBe('');
	await press('ArrowDown', 'ArrowDown');
	expect(await focused(page)).toBe('forgot');
	await press('Tab');
	expect(await focused(page)).toBe('note');
	await page.keyboard.type('Next week');
	await press('Tab', 'Enter');

	await page.getByRole('heading', { name: DONE }).waitFor();
	expect(await published().memo(id)).toMatchObject({ outcome: 'could-not', answer: { hindrance: 'forgot' } });
	expect(await published().answers(id)).toEqual(['Next week']);
}, 60_000);

it('brings eye and keyboard to what was wrong, and from there on to the form', async () => {
	const { page } = await phone().tab();
	await page.goto(published().link(await published().assign('wrong')));
	await page.getByRole('radio', { name: 'I did it' }).check();
	await page.getByLabel('A short reflection').fill('x'.repeat(5001));
	await page.getByRole('button', { name: 'Send' }).click();

	const alert = page.getByRole('alert');
	await alert.waitFor();
	expect(await alert.textContent()).toContain('5,001 characters');
	expect(await focused(page)).toBe('alert');
	const { y } = (await alert.boundingBox())!;
	expect(y).toBeGreaterThanOrEqual(0);
	expect(y).toBeLessThan(640);
	const note = page.getByLabel('A short reflection');
	expect(await note.getAttribute('aria-invalid')).toBe('true');
	expect(await note.getAttribute('aria-describedby')).toBe('alert note-hint');
	expect(await note.inputValue()).toHaveLength(5001);
	await page.keyboard.press('Tab');
	expect(await focused(page)).toBe('done');
}, 60_000);

it('shows what stands after a reload, and has it changed by keyboard', async () => {
	const id = await published().assign('changed by keyboard');
	const { page, complaints } = await phone().tab();
	const posts: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
	await page.goto(published().link(id));
	await page.getByRole('radio', { name: 'I did it' }).check();
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByRole('heading', { name: DONE }).waitFor();
	expect(await focused(page)).toBe('saved');
	expect(page.url()).toBe(`${published().link(id)}&saved#saved`);
	await page.reload();
	await page.getByRole('heading', { name: DONE }).waitFor();
	expect(posts).toHaveLength(1);

	expect(await page.getByRole('radio', { name: 'I did part of it' }).isVisible()).toBe(false);
	await page.getByText('Change my answer').focus();
	for (const key of ['Enter', 'Tab']) await page.keyboard.press(key);
	expect(await focused(page)).toBe('done');
	for (const key of ['ArrowDown', 'Tab']) await page.keyboard.press(key);
	expect(await focused(page)).toBe('changed-note');
	await page.keyboard.type('The rest next week');
	for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
	await page.getByText('You said: I did part of it').waitFor();
	expect(await published().memo(id)).toMatchObject({ outcome: 'partly' });
	expect(await published().onRecord(id, 'corrected')).toMatchObject([{ note: 'The rest next week' }]);
	expect(complaints).toEqual([]);
}, 60_000);

/** Where the keyboard is: the element's id, or a choice's value. */
async function focused(page: Page): Promise<string> {
	return await page.evaluate<string>('document.activeElement.id || document.activeElement.value');
}
