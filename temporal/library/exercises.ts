import { createHash } from 'node:crypto';
import { filesOf, type Attached } from '../contract/attached';
import { EXERCISE_ID, fileNameOf, NO_STUDY, type Exercise } from '../contract/exercise';
import { notShownIn } from '../contract/exercise-text';
import type { ExerciseEntry } from '../contract/library-step';
import { RATINGS } from '../contract/ratings';
import { attach } from './attach';
import { exerciseFileSchema, exerciseTextSchema } from './exercise-schema';
import { contradictions } from './contradictions';
import { endOfFrontMatter, FENCE, frontMatter, textBelow } from './front-matter';
import type { KnownFiles } from './file-facts';
import type { FolderFiles } from './folder-files';
import { LibraryFile, type Problem } from './library-file';
import type { LibraryFolder } from './library-folder';

const MISNAMED =
	'must be named with small letters, digits and dashes, as in thought-record.md, or thought-record.es.md in Spanish';

/** Reads `exercises/<id>.md` and `exercises/<id>.<language>.md`. What cannot be used is noted in the folder. */
export function readExercises(folder: LibraryFolder, files: FolderFiles): ExerciseEntry[] {
	const names = folder.names('exercises', '.md', folder.folders('exercises'));
	if (names.length === 0) folder.report('exercises', 'must hold at least one exercise, <id>.md');
	const known: ExerciseEntry[] = [];
	const unread = new Set<string>();
	for (const name of names) {
		const path = `exercises/${name}.md`;
		const [id = '', , ...more] = name.split('.');
		if (!EXERCISE_ID.test(id) || more.length > 0) {
			folder.report(path, MISNAMED);
			continue;
		}
		const entry = folder.read(path, (file) => readBesides(known, id, file, files.of(id)), frontMatter);
		if (!entry) unread.add(id);
		if (!entry) continue;
		const { language } = entry.exercise;
		const own = fileNameOf(entry.exercise);
		if (`${name}.md` === own) known.push(entry);
		else folder.report(path, `says that its language is ${language}: then name it ${own}`);
	}
	files.reportUnused((id) => (unread.has(id) ? undefined : shownBy(known, id)));
	return known;
}

/** Names of the files that an exercise shows, in whichever language. */
function shownBy(known: ExerciseEntry[], id: string): Set<string> {
	const those = known.filter(({ exercise }) => exercise.exerciseId === id);
	return new Set(those.flatMap(({ exercise }) => filesOf(exercise.attached).map(({ name }) => name)));
}

/** Reads an exercise, and notes where it contradicts those that are known already. */
function readBesides(
	known: ExerciseEntry[],
	id: string,
	file: LibraryFile,
	files: KnownFiles,
): ExerciseEntry | undefined {
	const entry = readExercise(id, file, 'file', files);
	if (!entry) return undefined;
	for (const { path, reason } of contradictions(entry, known)) {
		file.report(file.lineOf(path), `field ${path.join('.')}: ${reason}`);
	}
	return entry;
}

/**
 * Reads an exercise as it is saved by the practice, by the same rules; `problems` say what is wrong, if anything is.
 *
 * @param files those that it can show
 */
export function readSaved(
	id: string,
	markdown: string,
	files: KnownFiles,
): { entry?: ExerciseEntry; problems: Problem[] } {
	const file = new LibraryFile(`${id}.md`, Buffer.from(markdown), frontMatter);
	const entry = readExercise(id, file, 'saved', files);
	return { ...(entry && { entry }), problems: file.problems };
}

function readExercise(
	id: string,
	file: LibraryFile,
	origin: Exercise['origin'],
	files: KnownFiles,
): ExerciseEntry | undefined {
	const end = endOfFrontMatter(file.content);
	if (end === undefined) {
		file.report(1, `must begin with a line ${FENCE}, its fields and another line ${FENCE}, and the text below these`);
		return undefined;
	}
	const content = file.parse(exerciseFileSchema);
	const text = readText(file, end);
	if (!content || text === undefined) return undefined;
	const { title, version, language, kind, minutes, policy, fields: own, ratings, score, evidence, ...more } = content;
	const { 'written-by': writtenBy, 'reviewed-by': reviewedBy, files: named, ...rest } = more;
	const remedy = origin === 'file' ? `put it into exercises/${id}/` : 'let the item bring it, too';
	const written = textBelow(file.content, end);
	const attached = attach({ named, text: written, above: end + 1, remedy }, file, files);
	if (file.problems.length > 0) return undefined;
	const fields = ratings ? [...own, ...RATINGS[language]] : own;
	const about = { ...rest, evidence: evidence === NO_STUDY ? [] : evidence, writtenBy, reviewedBy };
	const exercise: Exercise = {
		exerciseId: id,
		...{ language, origin, version, checksum: checksumOf(file, attached) },
		...{ title, kind, minutes, text, fields, ...(attached.length > 0 && { attached }), ...(score && { score }) },
	};
	return { exercise, policy, about, markdown: file.content };
}

/** Of the exercise's file and of those that it shows. */
function checksumOf({ checksum }: LibraryFile, attached: Attached[]): string {
	const files = filesOf(attached).map((each) => `${each.name} ${each.checksum}`);
	if (files.length === 0) return checksum;
	return createHash('sha256')
		.update([checksum, ...files].join('\n'))
		.digest('hex');
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
