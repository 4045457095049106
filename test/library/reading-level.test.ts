import { loadLibrary } from '../../temporal/library/library';
import { MAX_GRADE, readingGrade, wordsOf } from '../../temporal/library/reading-level';
import { SHIPPED } from './folder';

it.each([
	// 6 words of 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
	['The cat sat on the mat.', -1.45],
	// 9 words of 19 syllables in two sentences: 0.39 × 4.5 + 11.8 × 19 / 9 − 15.59
	['Australian platypuses are seemingly dangerous. Do they hate you?', 11.08],
])('grades %j as the formula does', (line, grade) => {
	expect(readingGrade([line])).toBeCloseTo(grade, 2);
});

it('takes each line for a sentence of its own', () => {
	expect(readingGrade(['The cat sat on the mat', 'The cat sat on the mat'])).toBeCloseTo(-1.45, 2);
});

it.each(
	loadLibrary(SHIPPED)
		.shelf.exercises()
		.map((exercise) => [exercise.exerciseId, exercise] as const),
)('%s can be read by whoever is tired', (_, exercise) => {
	expect(readingGrade(wordsOf(exercise))).toBeLessThanOrEqual(MAX_GRADE);
	expect(readingGrade(wordsOf({ ...exercise, fields: [] }))).toBeLessThanOrEqual(MAX_GRADE);
});
