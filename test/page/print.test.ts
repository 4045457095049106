import { sheet } from '../../nodes/HomeworkLibrary/print/sheet';
import { fieldsSchema } from '../../temporal/contract/exercise-fields';
import { fileNameOf } from '../../temporal/contract/exercise';
import { loadLibrary } from '../../temporal/library/library';
import { EVERY_FIELD } from '../library/every-field';
import { SHIPPED } from '../library/folder';
import { violationsOf } from './axe';
import { usePhone } from './phone';

const phone = usePhone();

const OF_EVERY_FIELD = {
	exercise: {
		title: 'Every <b>field</b>',
		language: 'en' as const,
		text: 'Write.',
		fields: fieldsSchema.parse(EVERY_FIELD),
	},
	words: 'Begin <i>here</i>.\nThen go on.',
	presets: { line: 'Tea & cake', places: ['work'], strength: 2, nights: [{ note: '{{ style }}' }] },
	reference: '7K3MQ-9XF2C',
};

it('a printed sheet has each kind of field, and what is filled in of it, as text', () => {
	const html = sheet(OF_EVERY_FIELD);
	expect(html).toContain('<h1>Every &lt;b&gt;field&lt;/b&gt;</h1>');
	expect(html).toContain('Begin &lt;i&gt;here&lt;/i&gt;.\nThen go on.');
	expect(html).toContain('<p class="written">Tea &amp; cake</p>');
	expect(html).toMatch(/<span class="box" aria-hidden="true">&#10005;<\/span> At work/);
	expect(html).toMatch(/<span class="box" aria-hidden="true"><\/span> At home/);
	expect(html).toContain('<span class="chosen">2</span>');
	expect(html).toContain('<td>{{ style }}</td>');
	expect(html.match(/7K3MQ-9XF2C/g)).toHaveLength(2);
	const inSpanish = sheet({ ...OF_EVERY_FIELD, exercise: { ...OF_EVERY_FIELD.exercise, language: 'es' } });
	expect(inSpanish).toContain('Referencia <strong>7K3MQ-9XF2C</strong>');
});

const { shelf } = loadLibrary(SHIPPED);
const sheets = [
	['every field', OF_EVERY_FIELD] as const,
	...shelf.exercises().map((exercise) => [fileNameOf(exercise), { exercise }] as const),
];

it('a printed sheet of each exercise can be read by everybody, and fits the width of A4 and of Letter', async () => {
	for (const [name, printed] of sheets) {
		const page = await phone().showing(sheet(printed), 'dark');
		expect([name, await violationsOf(page)]).toEqual([name, []]);
		await page.emulateMedia({ media: 'print' });
		// Inches of 96 pixels, without the margins.
		for (const width of [680, 700]) {
			await page.setViewportSize({ width, height: 900 });
			expect([name, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([name, width]);
		}
		await page.close();
	}
}, 180_000);
