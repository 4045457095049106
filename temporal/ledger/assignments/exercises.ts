import { fileNameOf, type Exercise } from '../../contract/exercise';
import type { ExercisesTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** Said where an exercise was changed and its version was not raised. */
export class ExerciseChangedError extends Error {
	override readonly name = 'ExerciseChangedError';
}

/** The exercises that could be assigned, each version with its text as it stood. */
export class Exercises {
	constructor(private readonly store: Store) {}

	/**
	 * Makes sure that the library's exercises can be put on record, and changes nothing.
	 *
	 * @throws ExerciseChangedError where a version is on record with another text
	 */
	async check(exercises: Iterable<Exercise>): Promise<void> {
		for (const exercise of exercises) await isRecorded(this.store, exercise);
	}

	/**
	 * Puts the library's exercises on record.
	 *
	 * @throws ExerciseChangedError where a version is on record with another text
	 */
	async record(exercises: Iterable<Exercise>): Promise<void> {
		await this.store.transaction(async (store) => {
			for (const exercise of exercises) await recordExercise(store, exercise);
		});
	}
}

/** Puts one exercise on record, within a transaction. */
export async function recordExercise(store: Store, exercise: Exercise): Promise<void> {
	const { exerciseId, checksum, language, origin, version, ...content } = exercise;
	if (await isRecorded(store, exercise)) return;
	const { database, cipher } = store;
	const { numInsertedOrUpdatedRows } = await database
		.insertInto('exercises')
		.values({
			exercise_id: exerciseId,
			...{ checksum, language, origin, version },
			content: cipher.seal(JSON.stringify(content), 'exercises.content', exerciseId, checksum),
			recorded_at: Date.now(),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	// Another worker that starts was faster, and may have another text.
	if (!numInsertedOrUpdatedRows) await isRecorded(store, exercise);
}

/**
 * Whether this very text is on record.
 *
 * @throws ExerciseChangedError where its version is on record with another text
 */
async function isRecorded({ database }: Store, exercise: Exercise): Promise<boolean> {
	const { exerciseId, checksum, language, origin, version } = exercise;
	const recorded = await database
		.selectFrom('exercises')
		.select('checksum')
		.where('exercise_id', '=', exerciseId)
		.where('language', '=', language)
		.where('origin', '=', origin)
		.where('version', '=', version)
		.executeTakeFirst();
	if (recorded && recorded.checksum !== checksum) {
		throw new ExerciseChangedError(
			`exercises/${fileNameOf(exercise)}, field version: ${version} is on record with another text, or with other files. ` +
				`Raise it to ${version + 1}, so that it stays known which text a client was given.`,
		);
	}
	return recorded !== undefined;
}

/** An exercise as it was recorded. */
export async function readExercise(store: Store, exerciseId: string, checksum: string): Promise<Exercise> {
	const row = await store.database
		.selectFrom('exercises')
		.selectAll()
		.where('exercise_id', '=', exerciseId)
		.where('checksum', '=', checksum)
		.executeTakeFirstOrThrow();
	return openExercise(store, row);
}

/** The exercise that an assignment was given. */
export async function exerciseOf(store: Store, assignmentId: string): Promise<Exercise> {
	const row = await store.database
		.selectFrom('assignments')
		.innerJoin('exercises', (join) =>
			join
				.onRef('exercises.exercise_id', '=', 'assignments.exercise_id')
				.onRef('exercises.checksum', '=', 'assignments.exercise_checksum'),
		)
		.selectAll('exercises')
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
	return openExercise(store, row);
}

/** An exercise from its row. */
export function openExercise(
	{ cipher }: Store,
	{ exercise_id: exerciseId, checksum, language, origin, version, content }: Omit<ExercisesTable, 'recorded_at'>,
): Exercise {
	const rest = JSON.parse(cipher.unseal(content, 'exercises.content', exerciseId, checksum)) as Omit<
		Exercise,
		'exerciseId' | 'checksum' | 'language' | 'origin' | 'version'
	>;
	return { exerciseId, checksum, language, origin, version, ...rest };
}
