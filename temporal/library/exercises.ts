import { EXERCISE_ID, fileNameOf, NO_STUDY, type Exercise } from '../contract/exercise';
import { notShownIn } from '../contract/exercise-text';
import type { ExerciseEntry } from '../contract/library-step';
import { RATINGS } from '../contract/ratings';
import { exerciseFileSchema, exerciseTextSchema } from './exercise-schema';
import { contradictions } from './contradictions';
import { endOfFrontMatter, FENCE, frontMatter, textBelow } from './front-matter';
import { LibraryFile, type Problem } from './library-file';
import type { LibraryFolder } from './library-folder';

const MISNAMED =
	'must be named with small letters, digits and dashes, as in thought-record.md, or thought-record.es.md in Spanish';

/** Reads `exercises/<id>.md` and `exercises/<id>.<language>.md`. What cannot be used is noted in the folder. */
export function readExercises(folder: LibraryFolder): ExerciseEntry[] {
	const names = folder.names('exercises', '.md');
	if (names.length === 0) folder.report('exercises', 'must hold at least one exercise, <id>.md');
	const known: ExerciseEntry[] = [];
	for (const name of names) {
		const path = `exercises/${name}.md`;
		const [id = '', , ...more] = name.split('.');
		if (!EXERCISE_ID.test(id) || more.length > 0) {
			folder.report(path, MISNAMED);
			continue;
		}
		const entry = folder.read(path, (file) => readBesides(known, id, file), frontMatter);
		if (!entry) continue;
		const { language } = entry.exercise;
		const own = fileNameOf(entry.exercise);
		if (`${name}.md` === own) known.push(entry);
		else folder.report(path, `says that its language is ${language}: then name it ${own}`);
	}
	return known;
}

/** Reads an exercise, and notes where it contradicts those that are known already. */
function readBesides(known: ExerciseEntry[], id: string, file: LibraryFile): ExerciseEntry | undefined {
	const entry = readExercise(id, file, 'file');
	if (!entry) return undefined;
	for (const { path, reason } of contradictions(entry, known)) {
		file.report(file.lineOf(path), `field ${path.join('.')}: ${reason}`);
	}
	return entry;
}

/** Reads an exercise as it is saved by the practice, by the same rules; `problems` say what is wrong, if anything is. */
export function readSaved(id: string, markdown: string): { entry?: ExerciseEntry; problems: Problem[] } {
	const file = new LibraryFile(`${id}.md`, Buffer.from(markdown), frontMatter);
	const entry = readExercise(id, file, 'saved');
	return { ...(entry && { entry }), problems: file.problems };
}

function readExercise(id: string, file: LibraryFile, origin: Exercise['origin']): ExerciseEntry | undefined {
	const end = endOfFrontMatter(file.content);
	if (end === undefined) {
		file.report(1, `must begin with a line ${FENCE}, its fields and another line ${FENCE}, and the text below these`);
		return undefined;
	}
	const content = file.parse(exerciseFileSchema);
	const text = readText(file, end);
	if (!content || text === undefined) return undefined;
	const { title, version, language, kind, minutes, policy, fields: own, ratings, score, evidence, ...more } = content;
	const { 'written-by': writtenBy, 'reviewed-by': reviewedBy, ...rest } = more;
	const fields = ratings ? [...own, ...RATINGS[language]] : own;
	const about = { ...rest, evidence: evidence === NO_STUDY ? [] : evidence, writtenBy, reviewedBy };
	const exercise: Exercise = {
		exerciseId: id,
		...{ language, origin, version, checksum: file.checksum },
		...{ title, kind, minutes, text, fields, ...(score && { score }) },
	};
	return { exercise, policy, about, markdown: file.content };
}

/** The text below the front matter, undefined after its problems were noted. */
function readText(file: LibraryFile, end: number): string | undefined {
	const written = textBelow(file.content, end);
	const read = exerciseTextSchema.safeParse(written);
	for (const { message } of read.error?.issues ?? []) file.report(end + 2, `text: ${message}`);
	const unfit = notShownIn(written);
	for (const { row, what } of unfit)
		file.report(end + 1 + row, `text: must not hold ${what}; use words, lists, **bold**`);
	return unfit.length === 0 ? read.data : undefined;
}
