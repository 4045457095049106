import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../scripts/setup/project.ts';
import { inputsWith, type Entries } from '../temporal/contract/entries';
import { fieldsSchema } from '../temporal/contract/exercise-fields';
import { linkToken } from '../temporal/contract/link-token';
import { EVERY_FIELD } from '../test/library/every-field';
import { exerciseFile } from '../test/library/exercise-file';
import type { Figure } from './figure.ts';
import { openedBesideBare } from './opening.ts';
import { formOf, post, Saving, takingForms } from './posting.ts';
import { assigned, claimed, onPracticeStack, type PracticeStack } from './practice-stack.ts';

const ROUNDS = 100;
const WARM_UP = 5;
const EXERCISE = 'forty-fields';

const SINGLE = EVERY_FIELD.filter(({ type }) => type !== 'table');
const COLUMNS = SINGLE.slice(-5);
/** Forty, of all kinds; one is a table of five columns. */
const FIELDS = fieldsSchema.parse([
	...Array.from({ length: 39 }, (_, index) => ({ ...SINGLE[index % SINGLE.length], name: `asked${index}` })),
	{ name: 'days', type: 'table', label: 'Days', rows: 7, columns: COLUMNS },
]);

/** What somebody enters who leaves nothing out, by the type of a field. */
const ENTERED: Record<string, Entries[string]> = {
	text: 'A short walk by the river',
	'long-text': 'First I did not want to. Then I put on my shoes and went as far as the bridge.',
	number: 7,
	choice: 'home',
	several: ['home', 'work'],
	scale: 3,
	date: '2026-12-03',
	time: '09:30',
};
const ROW = Object.fromEntries(COLUMNS.map(({ name, type }) => [name, ENTERED[type]!]));
const ENTRIES = Object.fromEntries(
	FIELDS.map(({ name, type }): [string, Entries[string]] => [
		name,
		type === 'table' ? (Array(7).fill(ROW) as Entries[string]) : ENTERED[type]!,
	]),
);

/** The heaviest worksheet that there may be: opened, saved for later and sent, each beside a bare webhook. */
export async function worksheet(): Promise<Figure[]> {
	const libraryFolder = await mkdtemp(path.join(os.tmpdir(), 'homework-bench-library-'));
	try {
		await cp(inProject('library'), libraryFolder, { recursive: true });
		await writeFile(
			path.join(libraryFolder, `exercises/${EXERCISE}.md`),
			exerciseFile({ kind: 'worksheet', fields: FIELDS }),
		);
		return await onPracticeStack(measured, { libraryFolder });
	} finally {
		await rm(libraryFolder, { recursive: true });
	}
}

async function measured(practice: PracticeStack): Promise<Figure[]> {
	const { url } = await claimed(practice, 'page');
	const linkOf = async (email: string) => {
		const assignmentId = await assigned(practice, email, { exerciseId: EXERCISE });
		return `${url}?t=${linkToken(practice.ring, { assignmentId, generation: 0 })}`;
	};
	const what = 'a worksheet of 40 fields';
	const opened = await openedBesideBare(practice, await linkOf('ada@example.org'), `p95 of ${what}`);

	const bare = await takingForms(practice);
	const [draft, answer] = [new Saving(bare), new Saving(bare)];
	for (let round = -WARM_UP; round < ROUNDS; round++) {
		const link = await linkOf(`ada.${round}@example.org`);
		const unfinished = await filledIn(link, 'later', 'save');
		await draft.inTurn(round, unfinished, () => post(link, unfinished));
		const finished = await filledIn(link, 'outcome', 'done');
		await answer.inTurn(round, finished, () => post(link, finished));
	}
	return [opened, draft.figure(`${what}, saved for later`), answer.figure(`${what}, sent`)];
}

/** The form of a worksheet with all of it filled in. */
async function filledIn(link: string, name: string, value: string): Promise<URLSearchParams> {
	const form = await formOf(link);
	for (const [input, values] of Object.entries(inputsWith(FIELDS, ENTRIES)))
		for (const entered of values) form.append(input, entered);
	form.set(name, value);
	return form;
}
