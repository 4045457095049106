import { filesOf } from '../../contract/attached';
import { fileNameOf, type Exercise } from '../../contract/exercise';
import type { Standing } from '../../contract/library-change';
import type { ExerciseEntry } from '../../contract/library-step';
import type { Answer, Question } from '../../contract/question';
import { readSaved } from '../../library/exercises';
import type { Library } from '../../library/library';
import type { Shelf } from '../../library/shelf';
import { partsIn, withVersion } from '../../library/write-exercise';
import { differenceOf } from './difference';

/** So much text is told at once: an answer of Temporal's may hold two megabytes. Counted as JavaScript does. */
const MOST_TEXT = 300_000;

/** An exercise as it stands in a list. */
export function listed({
	exerciseId,
	title,
	language,
	version,
	kind,
	minutes,
}: Exercise): Answer<'listExercises'>[number] {
	return { exerciseId, title, language, version, kind, minutes };
}

/** What can be assigned, with what is retired, or only that. */
export function listExercises(shelf: Shelf, retired: Question<'listExercises'>['retired']): Answer<'listExercises'> {
	const entries = retired ? shelf.known() : shelf.all();
	return entries
		.map(({ exercise }) => ({
			...listed(exercise),
			...(shelf.isRetired(exercise.exerciseId) && { retired: true as const }),
		}))
		.filter((entry) => retired !== 'only' || entry.retired);
}

/** One exercise, be it retired, and how it stands. */
export function getExercise(
	{ exerciseId, language }: Question<'getExercise'>,
	{ shelf, settings }: Library,
): Answer<'getExercise'> {
	const entry = shelf.look(exerciseId, language);
	if (!entry) return null;
	const { exercise, about, markdown } = entry;
	const known = filesOf(exercise.attached).map((file) => [file.name, file] as const);
	const standing = shelf.standing(exerciseId, language);
	const file = shelf.fileOf(exerciseId, language);
	return {
		...{ exercise, about, markdown, standing },
		practice: settings(language).practice,
		...(standing.saved && file && { difference: differenceBetween(entry, file) }),
		problems: readSaved(exerciseId, markdown, new Map(known)).problems.map(({ message }) => message),
	};
}

/** Files of exercises or their parts, in as many answers as it takes. */
export function exportExercises(
	{ saved, as, from }: Question<'exportExercises'>,
	{ shelf }: Library,
): Answer<'exportExercises'> {
	const files: Answer<'exportExercises'>['files'] = [];
	let length = 0;
	const entries = shelf.known().filter((entry) => !saved || standingOf(shelf, entry).saved);
	for (const entry of entries.slice(from)) {
		const content = as === 'parts' ? partsIn(entry.markdown) : entry.markdown;
		length += JSON.stringify(content).length;
		if (length > MOST_TEXT && files.length > 0) return { files, next: from + files.length };
		const { exerciseId, title, language, version, attached } = entry.exercise;
		const { saved: isSaved, retired } = standingOf(shelf, entry);
		const said = { exerciseId, title, language, version, saved: isSaved, retired, content };
		files.push({ ...said, ...(attached && { attached }) });
	}
	return { files };
}

function standingOf(shelf: Shelf, { exercise }: ExerciseEntry): Standing {
	return shelf.standing(exercise.exerciseId, exercise.language);
}

/** Whatever their versions are. */
function differenceBetween(saved: ExerciseEntry, file: ExerciseEntry): string {
	const [{ version }, { version: fileVersion }] = [saved.exercise, file.exercise];
	return differenceOf(
		fileNameOf(file.exercise),
		{ text: saved.markdown, as: `version ${version}, saved by the practice` },
		{ text: withVersion(file.markdown, version), as: `version ${fileVersion}, of the library` },
	);
}
