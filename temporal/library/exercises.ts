import { exerciseIdSchema, fileNameOf, type Exercise } from '../contract/exercise';
import { notShownIn } from '../contract/exercise-text';
import type { PolicyPart } from '../contract/policy';
import type { ExerciseAbout } from '../contract/questions-library';
import { RATINGS } from '../contract/ratings';
import { exerciseFileSchema, exerciseTextSchema, NO_STUDY } from './exercise-schema';
import type { LibraryFile } from './library-file';
import type { LibraryFolder } from './library-folder';

/** An exercise, what it sets of the policy, and what staff have to know of it. */
export interface ExerciseEntry {
	exercise: Exercise;
	policy: PolicyPart | undefined;
	about: ExerciseAbout;
}

const FENCE = '---';

const MISNAMED =
	'must be named with small letters, digits and dashes, as in thought-record.md, or thought-record.es.md in Spanish';

/** Reads `exercises/<id>.md` and `exercises/<id>.<language>.md`. What cannot be used is noted in the folder. */
export function readExercises(folder: LibraryFolder): ExerciseEntry[] {
	const names = folder.names('exercises', '.md');
	if (names.length === 0) folder.report('exercises', 'must hold at least one exercise, <id>.md');
	return names.flatMap((name) => {
		const path = `exercises/${name}.md`;
		const [id = '', language = 'en', ...more] = name.split('.');
		if (!exerciseIdSchema.safeParse(id).success || more.length > 0) {
			folder.report(path, MISNAMED);
			return [];
		}
		const entry = folder.read(path, (file) => readExercise(id, file), frontMatter);
		if (!entry) return [];
		const { exercise } = entry;
		if (language === exercise.language) return [entry];
		folder.report(path, `says that its language is ${exercise.language}: then name it ${fileNameOf(exercise)}`);
		return [];
	});
}

function readExercise(id: string, file: LibraryFile): ExerciseEntry | undefined {
	const end = endOfFrontMatter(file.content);
	if (end === undefined) {
		file.report(1, `must begin with a line ${FENCE}, its fields and another line ${FENCE}, and the text below these`);
		return undefined;
	}
	const text = readText(file, end);
	const content = file.parse(exerciseFileSchema);
	if (!content || text === undefined) return undefined;
	const { title, version, language, kind, minutes, policy, fields: own, ratings, evidence, ...more } = content;
	const { 'written-by': writtenBy, 'reviewed-by': reviewedBy, ...rest } = more;
	const fields = ratings ? [...own, ...RATINGS] : own;
	const about = { ...rest, evidence: evidence === NO_STUDY ? [] : evidence, writtenBy, reviewedBy };
	const exercise: Exercise = {
		exerciseId: id,
		...{ language, origin: 'file', version, checksum: file.checksum },
		...{ title, kind, minutes, text, fields },
	};
	return { exercise, policy, about };
}

/** The text below the front matter, undefined after its problems were noted. */
function readText(file: LibraryFile, end: number): string | undefined {
	const written = linesOf(file.content)
		.slice(end + 1)
		.join('\n');
	const read = exerciseTextSchema.safeParse(written);
	for (const { message } of read.error?.issues ?? []) file.report(end + 2, `text: ${message}`);
	const unfit = notShownIn(written);
	for (const { row, what } of unfit)
		file.report(end + 1 + row, `text: must not hold ${what}; use words, lists, **bold**`);
	return unfit.length === 0 ? read.data : undefined;
}

/** What of a file is YAML, with an empty line in place of the first. */
function frontMatter(content: string): string {
	const end = endOfFrontMatter(content);
	return end === undefined ? '' : ['', ...linesOf(content).slice(1, end)].join('\n');
}

/** Which line ends the front matter, counted from 0. */
function endOfFrontMatter(content: string): number | undefined {
	const lines = linesOf(content);
	const end = lines.indexOf(FENCE, 1);
	return lines[0] === FENCE && end > 0 ? end : undefined;
}

function linesOf(content: string): string[] {
	return content.split(/\r?\n/);
}
