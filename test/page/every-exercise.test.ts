import { exercisePage } from '../../nodes/HomeworkPage/render';
import { loadLibrary } from '../../temporal/library/library';
import { SHIPPED } from '../library/folder';
import { violationsOf } from './axe';
import { CUT, SPACED } from './fits';
import { usePhone } from './phone';

const phone = usePhone();
const { shelf, settings } = loadLibrary(SHIPPED);

/** The page of an exercise, as a client gets it. */
function pageOf(exerciseId: string): string {
	const { title, language, text, fields } = shelf.find(exerciseId, 'en')!.exercise;
	const { practice } = settings;
	const page = {
		generation: 0,
		outcome: 'open' as const,
		noteIds: [],
		exercise: { title, language, text, fields },
		practice,
	};
	return exercisePage({ ...page, dueAt: '2031-12-01T09:00:00Z', zone: 'Europe/Berlin' }, { nonce: 'n' });
}

it.each(shelf.exercises().map(({ exerciseId }) => exerciseId))(
	'the page of %s can be used by everybody, fits 320 px, and is light',
	async (exerciseId) => {
		const html = pageOf(exerciseId);
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
