import type { Exercise } from '../contract/exercise';
import type { PolicyPart } from '../contract/policy';
import { languageSchema, type Language } from '../contract/language';
import type { ExerciseEntry } from './exercises';

/** The exercises of a library, each in the languages that it is there in. */
export class Shelf {
	private readonly byId = new Map<string, Map<Language, ExerciseEntry>>();

	constructor(entries: Iterable<ExerciseEntry>) {
		for (const entry of entries) {
			const { exerciseId, language } = entry.exercise;
			const known = this.byId.get(exerciseId) ?? new Map<Language, ExerciseEntry>();
			this.byId.set(exerciseId, known.set(language, entry));
		}
	}

	/** All of them, in the order of their ids and languages. */
	all(): ExerciseEntry[] {
		const ids = [...this.byId.keys()].sort();
		return ids.flatMap((id) => this.languagesOf(id).map((language) => this.find(id, language)!));
	}

	/** The same, without what staff have to know of each. */
	exercises(): Exercise[] {
		return this.all().map(({ exercise }) => exercise);
	}

	find(exerciseId: string, language: Language): ExerciseEntry | undefined {
		return this.byId.get(exerciseId)?.get(language);
	}

	/** The languages that an exercise is there in; none, where there is no such exercise. */
	languagesOf(exerciseId: string): Language[] {
		const known = this.byId.get(exerciseId);
		return languageSchema.options.filter((language) => known?.has(language));
	}

	/** What an exercise sets of the policy: in whichever language comes first, since it is one exercise. */
	policyOf(exerciseId: string): PolicyPart | undefined {
		const [first] = this.languagesOf(exerciseId);
		return first && this.find(exerciseId, first)!.policy;
	}
}
