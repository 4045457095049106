import { png } from '../library/files';
import { exerciseFile } from '../library/exercise-file';
import { open } from './browsing';
import { usePage } from './served-page';

const page = usePage({}, async () => ({
	'exercises/with-picture.md': exerciseFile({ title: 'A picture' }, '![A hand](hand.png)\n'),
	'exercises/with-picture/hand.png': png(30, 20),
}));

it('asks to come back for a file while no worker runs, and hands over what it has handed over before', async () => {
	const id = await page().assign('no worker', { exerciseId: 'with-picture' });
	const link = page().link(id);
	const [, file] = /&amp;(file=\w+)"/.exec((await open(link)).html)!;
	const url = `${link}&${file}`;
	await page().withoutWorker(id);
	const { status, headers, html } = await open(url);
	expect(status).toBe(503);
	expect(headers.get('retry-after')).toBe('60');
	expect(html).toContain('This page cannot be shown just now');
	await page().practice.startWorker();
	expect(await open(url)).toMatchObject({ status: 200 });
	await page().withoutWorker(id);
	expect(await open(url)).toMatchObject({ status: 200 });
});
