import { readingPage } from '../../nodes/HomeworkPage/reading/render';
import type { Said } from '../../temporal/contract/questions-reading';

const SCORE = { label: 'Rough days', asked: 2, answered: 2, lowest: 0, highest: 8, before: [] };
const BEFORE = [
	{ at: '2026-11-09T12:00:00.000Z', value: 7 },
	{ at: '2025-12-01T12:00:00.000Z', value: 6 },
];

/** The page of a clinician who reads an answer with a score. */
function pageWith(score: Said['score']): string {
	const said = { kind: 'answered', at: '2026-11-20T12:00:00.000Z', outcome: 'done', entered: [], score } as const;
	const homework = [
		{
			assignmentId: 'A'.repeat(22),
			client: 'Ada E.',
			exercise: 'Check-in',
			line: 'Check-in: done',
			said: [{ ...said }],
		},
	];
	const read = { as: 'signed-in' as const, zone: 'Europe/London', homework: homework as never };
	return readingPage(read, { nonce: 'n', signIn: 's', date: '2026-11-21', from: 0 });
}

it.each<[string, Said['score']]>([
	['Rough days: 4 (from 0 to 8), calm.', { ...SCORE, value: 4, band: 'calm' }],
	[
		'Rough days: 4 (from 0 to 8). Before: 7 on 9 November 2026, 6 on 1 December 2025.',
		{ ...SCORE, value: 4, before: BEFORE },
	],
	['Rough days: no score, since 1 of its 2 questions were answered.', { ...SCORE, answered: 1 }],
])('is shown to who has signed in: %s', (words, score) => {
	expect(pageWith(score)).toContain(`<strong>${words}</strong>`);
});

it('is not there where an exercise has none', () => {
	expect(pageWith(undefined)).not.toContain('<strong>');
});
