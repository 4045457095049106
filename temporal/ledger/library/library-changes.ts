import type { LibraryChanged } from '../../contract/library-change';
import type { LibraryStep } from '../../contract/library-step';
import { recordExercise } from '../assignments/exercises';
import type { Store } from '../tables/store';
import { recordFiles, type Files } from './exercise-files';

/** A step that the practice has made in its library, at its place among all of them, counted from 1. */
export interface PlacedStep {
	position: number;
	step: LibraryStep;
}

interface RecordedStep extends PlacedStep {
	files?: Files;
	changeId: string;
	changed: LibraryChanged;
	at: number;
}

interface Content {
	step: LibraryStep;
	changed: LibraryChanged;
}

/** What the practice has changed of its library, step by step. */
export class LibraryChanges {
	constructor(private readonly store: Store) {}

	/** The steps after a position, in their order. */
	async after(position: number): Promise<PlacedStep[]> {
		const { database } = this.store;
		const rows = await database
			.selectFrom('library_changes')
			.select(['position', 'change_id', 'content'])
			.where('position', '>', position)
			.orderBy('position')
			.execute();
		return rows.map((row) => ({ position: row.position, step: this.open(row).step }));
	}

	/** What came of a change that is on record. */
	async cameOf(changeId: string): Promise<LibraryChanged | undefined> {
		const row = await this.store.database
			.selectFrom('library_changes')
			.select(['change_id', 'content'])
			.where('change_id', '=', changeId)
			.executeTakeFirst();
		return row && this.open(row).changed;
	}

	/**
	 * Puts a step on record, with the exercise that it saves.
	 *
	 * @param files of that exercise, those that are new
	 * @param at when it was asked for, in milliseconds
	 * @returns false where another step has its place by now, and nothing was recorded
	 */
	async record({ position, step, files = new Map(), ...more }: RecordedStep) {
		return await this.store.transaction(async (store) => {
			const { changeId, changed, at } = more;
			const content: Content = { step, changed };
			const { numInsertedOrUpdatedRows } = await store.database
				.insertInto('library_changes')
				.values({
					position,
					change_id: changeId,
					what: step.what,
					about: aboutOf(step),
					content: store.cipher.seal(JSON.stringify(content), 'library_changes.content', changeId),
					at,
				})
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirstOrThrow();
			if (!numInsertedOrUpdatedRows) return false;
			await recordFiles(store, files);
			if (step.what === 'save') await recordExercise(store, step.entry.exercise);
			return true;
		});
	}

	private open({ change_id, content }: { change_id: string; content: string }): Content {
		return JSON.parse(this.store.cipher.unseal(content, 'library_changes.content', change_id)) as Content;
	}
}

function aboutOf(step: LibraryStep): string {
	if ('message' in step) return step.message;
	return step.what === 'save' ? step.entry.exercise.exerciseId : step.exerciseId;
}
