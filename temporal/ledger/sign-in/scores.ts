import type { Entries } from '../../contract/entries';
import type { Exercise } from '../../contract/exercise';
import type { Said } from '../../contract/questions-reading';
import { scoreOf } from '../../contract/score';
import { openExercise } from '../assignments/exercises';
import type { Store } from '../tables/store';

type ScoreOfSaid = NonNullable<Said['score']>;
type Earlier = ScoreOfSaid['before'][number] & { assignmentId: string };

/** So many scores from before are shown. */
const MOST_BEFORE = 5;

/** So many answers from before are looked at for these. */
const MOST_LOOKED_AT = 50;

/** The scores of one assignment's answers, each with what the same client had before in the same exercise. */
export class Scores {
	private constructor(
		private readonly exercise: Exercise,
		private readonly earlier: Earlier[],
	) {}

	/**
	 * @param clinicianId who is to read them: of homework that somebody else has always been responsible for, nothing is told
	 * @param now in milliseconds
	 */
	static async of(
		store: Store,
		assignmentId: string,
		exercise: Exercise,
		{ clinicianId, now }: { clinicianId: string; now: number },
	): Promise<Scores> {
		if (!exercise.score) return new Scores(exercise, []);
		const rows = await store.database
			.selectFrom('assignments as own')
			.innerJoin('assignments as other', (join) =>
				join.onRef('other.client_id', '=', 'own.client_id').onRef('other.exercise_id', '=', 'own.exercise_id'),
			)
			.innerJoin('exercises', (join) =>
				join
					.onRef('exercises.exercise_id', '=', 'other.exercise_id')
					.onRef('exercises.checksum', '=', 'other.exercise_checksum'),
			)
			.innerJoin('events', 'events.assignment_id', 'other.assignment_id')
			.selectAll('exercises')
			.select(['events.event_id', 'events.assignment_id', 'events.at', 'events.entries'])
			.where('own.assignment_id', '=', assignmentId)
			.whereRef('other.assignment_id', '!=', 'own.assignment_id')
			.where('events.kind', 'in', ['answered', 'corrected'])
			.where('events.entries', 'is not', null)
			.where((where) =>
				where.exists(
					where
						.selectFrom('responsibilities')
						.select('responsibilities.position')
						.whereRef('responsibilities.assignment_id', '=', 'other.assignment_id')
						.where('responsibilities.clinician_id', '=', clinicianId)
						.where('responsibilities.from_at', '<=', now),
				),
			)
			.orderBy('events.at', 'desc')
			.limit(MOST_LOOKED_AT)
			.execute();
		const earlier = rows.flatMap((row): Earlier[] => {
			const then = openExercise(store, row);
			const entries = store.cipher.unsealOptional(row.entries, 'events.entries', row.event_id);
			if (!isSameScore(exercise, then) || entries === undefined) return [];
			const { value } = scoreOf(then.score!, then.fields, JSON.parse(entries) as Entries);
			if (value === undefined) return [];
			return [{ assignmentId: row.assignment_id, at: new Date(row.at).toISOString(), value }];
		});
		return new Scores(exercise, earlier);
	}

	/** The score of an answer that was given at an instant, where its exercise has one. */
	scoreOf(entries: Entries, at: string): ScoreOfSaid | undefined {
		const { score, fields } = this.exercise;
		if (!score) return undefined;
		const told = new Set<string>();
		// Of homework that was answered anew, the last answer counts.
		const before = this.earlier.filter((each) => {
			if (each.at >= at || told.has(each.assignmentId)) return false;
			told.add(each.assignmentId);
			return true;
		});
		return {
			...scoreOf(score, fields, entries),
			before: before.slice(0, MOST_BEFORE).map(({ at: when, value }) => ({ at: when, value })),
		};
	}
}

/** Whether numbers of both can stand beside each other: called the same, of the same scales. */
function isSameScore(one: Exercise, other: Exercise): boolean {
	return JSON.stringify(scaleOf(one)) === JSON.stringify(scaleOf(other));
}

function scaleOf({ score, fields }: Exercise): unknown {
	return score && [score.label, scoreOf(score, fields, {})];
}
