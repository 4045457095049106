import { fileNameOf } from '../../temporal/contract/exercise';
import { languageSchema } from '../../temporal/contract/language';
import { CLIENT_MESSAGE_KINDS } from '../../temporal/contract/message-names';
import { loadLibrary } from '../../temporal/library/library';
import { wordsOfMessage } from '../../temporal/library/said';
import { readingLevel, wordsOf } from '../../temporal/library/reading-level';
import { spanishSyllables } from '../../temporal/library/spanish-syllables';
import { SHIPPED } from './folder';

it.each([
	// 6 words of 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
	['en', 'The cat sat on the mat.', -1.45],
	// 9 words of 19 syllables in two sentences: 0.39 × 4.5 + 11.8 × 19 / 9 − 15.59
	['en', 'Australian platypuses are seemingly dangerous. Do they hate you?', 11.08],
	// 4 words of 6 syllables: 206.84 − 60 × 1.5 − 1.02 × 4
	['es', 'El gato está aquí.', 97.76],
	// 6 words of 17 syllables in two sentences: 206.84 − 60 × 17 / 6 − 1.02 × 3
	['es', 'Desafortunadamente llegaron tarde. ¿Cuándo te vas?', 33.78],
] as const)('measures in %s %j as the formula does', (language, line, value) => {
	expect(readingLevel(language, [line]).value).toBeCloseTo(value, 2);
});

it('takes each line for a sentence of its own', () => {
	expect(readingLevel('en', ['The cat sat on the mat', 'The cat sat on the mat']).value).toBeCloseTo(-1.45, 2);
});

it('says in words what is hard to read, and where it would be easy', () => {
	expect(readingLevel('en', ['Australian platypuses are seemingly dangerous.'])).toMatchObject({
		...{ isEasy: false, inWords: 'reading grade 21.8', wanted: '7 or less' },
	});
	expect(readingLevel('es', ['El gato está aquí.'])).toMatchObject({
		...{ isEasy: true, inWords: 'reading ease 97.8', wanted: '70 or more' },
	});
});

it.each(
	Object.entries({
		...{ y: 1, muy: 1, que: 1, quien: 1, bien: 1, buey: 1, tú: 1, voy: 1, casa: 2, cuando: 2, leo: 2, país: 2, día: 2 },
		...{ guerra: 2, guía: 2, queso: 2, oye: 2, mayo: 2, fui: 1, aire: 2, ciudad: 2, ahora: 3, poeta: 3, idea: 3 },
		...{ teatro: 3, guitarra: 3, pingüino: 3, agua: 2, miércoles: 3, camión: 2, reír: 2, oír: 2, vivíais: 3, baúl: 2 },
		...{ lingüística: 4, uruguayo: 4, preocupa: 4, respiración: 4, ÁRBOL: 2, 'pai\u0301s': 2 },
	}),
)('counts the syllables of %s', (word, syllables) => {
	expect(spanishSyllables(word)).toBe(syllables);
});

it.each(languageSchema.options.flatMap((language) => CLIENT_MESSAGE_KINDS.map((kind) => [kind, language] as const)))(
	'the message %s can be read by whoever is tired, in %s',
	(kind, language) => {
		const lines = wordsOfMessage(loadLibrary(SHIPPED), kind, language);
		expect(lines.length).toBeGreaterThanOrEqual(8);
		expect(readingLevel(language, lines)).toMatchObject({ isEasy: true });
	},
);

it.each(
	loadLibrary(SHIPPED)
		.shelf.exercises()
		.map((exercise) => [fileNameOf(exercise), exercise] as const),
)('%s can be read by whoever is tired', (_, exercise) => {
	for (const lines of [wordsOf(exercise), wordsOf({ ...exercise, fields: [] })]) {
		expect(readingLevel(exercise.language, lines)).toMatchObject({ isEasy: true });
	}
});
