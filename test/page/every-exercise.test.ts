import { exercisePage } from '../../nodes/HomeworkPage/render';
import { fileNameOf, type Exercise } from '../../temporal/contract/exercise';
import { loadLibrary } from '../../temporal/library/library';
import { SHIPPED } from '../library/folder';
import { violationsOf } from './axe';
import { CUT, SPACED } from './fits';
import { usePhone } from './phone';

const phone = usePhone();
const { shelf, settings } = loadLibrary(SHIPPED);

/** The page of an exercise, as a client gets it. */
function pageOf({ title, language, text, fields }: Exercise): string {
	const { practice } = settings(language);
	const page = {
		generation: 0,
		outcome: 'open' as const,
		noteIds: [],
		exercise: { title, language, text, fields },
		practice,
	};
	return exercisePage({ ...page, dueAt: '2031-12-01T09:00:00Z', zone: 'Europe/Berlin' }, { nonce: 'n' });
}

it.each(shelf.exercises().map((exercise) => [fileNameOf(exercise), exercise] as const))(
	'the page of %s can be used by everybody, fits 320 px, and is light',
	async (_, exercise) => {
		const html = pageOf(exercise);
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		const page = await phone().showing(html, 'light');
		expect(await violationsOf(page)).toEqual([]);
		await page.addStyleTag({ content: SPACED.join('') });
		expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
		expect(await page.evaluate<string[]>(CUT)).toEqual([]);
		await page.close();
	},
	60_000,
);
