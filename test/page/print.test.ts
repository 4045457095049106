import { sheet } from '../../nodes/HomeworkLibrary/print/sheet';
import { fieldsSchema } from '../../temporal/contract/exercise-fields';
import { fileNameOf } from '../../temporal/contract/exercise';
import { loadLibrary } from '../../temporal/library/library';
import { EVERY_FIELD } from '../library/every-field';
import { SHIPPED } from '../library/folder';
import { violationsOf } from './axe';
import { usePhone } from './phone';

const phone = usePhone();

/** What of the paper is printed on, in pixels of which an inch has 96. */
const A4 = { width: 680, height: 990 };
const LETTER = { width: 702, height: 930 };

const PRACTICE = { name: 'Riverside Practice', crisisText: 'In danger? Call 999 & ask.', phone: '020 7946 0000' };

const OF_EVERY_FIELD = {
	practice: PRACTICE,
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
	expect(html).toContain('<li class="chosen"><span class="box" aria-hidden="true"></span> At work</li>');
	expect(html).toContain('<li><span class="box" aria-hidden="true"></span> At home</li>');
	expect(html).toContain('<span class="chosen">2</span>');
	expect(html).toContain('<td>{{ style }}</td>');
	expect(html.match(/7K3MQ-9XF2C/g)).toHaveLength(2);
	expect(html).toContain('In danger? Call 999 &amp; ask.');
	expect(html).toContain('You can also call your practice: 020 7946 0000.');
	expect(html).not.toContain('Riverside');
	const inSpanish = sheet({ ...OF_EVERY_FIELD, exercise: { ...OF_EVERY_FIELD.exercise, language: 'es' } });
	expect(inSpanish).toContain('Referencia <strong>7K3MQ-9XF2C</strong>');
});

it('a printed sheet can be read by everybody, and is white in the dark', async () => {
	const page = await phone().showing(sheet(OF_EVERY_FIELD), 'dark');
	await page.setViewportSize(A4);
	expect(await violationsOf(page)).toEqual([]);
	expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
	await page.close();
}, 60_000);

it('a printed sheet of each exercise fits the width of A4 and of Letter', async () => {
	const page = await phone().showing('', 'light');
	await page.emulateMedia({ media: 'print' });
	for (const exercise of loadLibrary(SHIPPED).shelf.exercises()) {
		for (const size of [A4, LETTER]) {
			await page.setViewportSize(size);
			await page.setContent(sheet({ exercise, practice: PRACTICE }));
			const width = await page.evaluate<number>('document.documentElement.scrollWidth');
			expect([fileNameOf(exercise), width]).toEqual([fileNameOf(exercise), size.width]);
		}
	}
	await page.close();
}, 120_000);
