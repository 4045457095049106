import { violationsOf } from './axe';
import { open } from './browsing';
import { newFiles } from './exercise-with-files';
import { expectToFit } from './fits';
import { usePhone } from './phone';
import { usePage } from './served-page';

const published = usePage({}, newFiles);
const phone = usePhone();

async function assigned(key: string, exerciseId = 'with-files'): Promise<string> {
	return published().link(await published().assign(key, { exerciseId }));
}

it('shows pictures under its own security policy, fitting, and opens a PDF', async () => {
	const { page, complaints } = await phone().tab();
	await page.goto(await assigned('wide', 'longest'));
	const picture = page.getByRole('img', { name: 'A wide hand' });
	expect(await page.evaluate('document.images[0].naturalWidth')).toBe(2_000);
	expect((await picture.boundingBox())!.width).toBeLessThanOrEqual(288);
	await expectToFit(page);

	const link = await assigned('a PDF');
	await page.goto(link);
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.headers()['content-type'] === 'application/pdf'),
		page.getByRole('link', { name: 'The sheet' }).click(),
	]);
	expect(answer.url()).not.toContain('sheet');
	expect(complaints.filter((said) => /policy/i.test(said))).toEqual([]);
}, 60_000);

it.each(['light', 'dark'] as const)('can be used by everybody, in %s', async (scheme) => {
	const { html } = await open(await assigned(`axe ${scheme}`));
	const page = await phone().showing(html, scheme);
	expect(await violationsOf(page)).toEqual([]);
});
