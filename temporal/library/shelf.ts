import type { Exercise } from '../contract/exercise';
import { languageSchema, type Language } from '../contract/language';
import type { Standing } from '../contract/library-change';
import type { ExerciseEntry, ExerciseStep } from '../contract/library-step';
import type { PolicyPart } from '../contract/policy';

/** One exercise in one language: from its file, as the practice has saved it, or both. */
interface Place {
	file?: ExerciseEntry;
	/** What the practice has saved, which counts; `basedOn`: the version of the file by then, 0 where there was none. */
	saved?: { entry: ExerciseEntry; basedOn: number };
	/** The highest version so far, be it of the file or of what was saved. */
	highest: number;
}

/**
 * The exercises of a library, each in the languages that it is there in. What the practice has saved counts before the file of
 * the same id and language; what it has retired is found no more by whoever assigns.
 */
export class Shelf {
	private readonly places = new Map<string, Map<Language, Place>>();
	private readonly retired = new Set<string>();

	constructor(files: Iterable<ExerciseEntry>) {
		for (const file of files) {
			const { exerciseId, language, version } = file.exercise;
			Object.assign(this.placeOf(exerciseId, language), { file, highest: version });
		}
	}

	/** The ids of all that can be assigned, in their order. */
	ids(): string[] {
		return [...new Set(this.all().map(({ exercise }) => exercise.exerciseId))];
	}

	/** All that can be assigned, in each of their languages, in the order of ids and languages. */
	all(): ExerciseEntry[] {
		return this.known().filter(({ exercise }) => !this.retired.has(exercise.exerciseId));
	}

	/** The same with what is retired. */
	known(): ExerciseEntry[] {
		const ids = [...this.places.keys()].sort();
		return ids.flatMap((id) => this.languagesOf(id).map((language) => this.look(id, language)!));
	}

	/** All that can be assigned, without what staff have to know of each. */
	exercises(): Exercise[] {
		return this.all().map(({ exercise }) => exercise);
	}

	/** An exercise, if it can be assigned. */
	find(exerciseId: string, language: Language): ExerciseEntry | undefined {
		return this.retired.has(exerciseId) ? undefined : this.look(exerciseId, language);
	}

	/** An exercise, be it retired. */
	look(exerciseId: string, language: Language): ExerciseEntry | undefined {
		const place = this.places.get(exerciseId)?.get(language);
		return place?.saved?.entry ?? place?.file;
	}

	/** Whether it can be assigned no more, in any language. */
	isRetired(exerciseId: string): boolean {
		return this.retired.has(exerciseId);
	}

	/** How an exercise stands that is there. */
	standing(exerciseId: string, language: Language): Standing {
		const { file, saved } = this.placeOf(exerciseId, language);
		const isNewer = file && saved && file.exercise.version > saved.basedOn;
		return {
			retired: this.retired.has(exerciseId),
			saved: saved !== undefined,
			...(isNewer && { newer: file.exercise.version }),
		};
	}

	/** The file of an exercise, whatever the practice has saved. */
	fileOf(exerciseId: string, language: Language): ExerciseEntry | undefined {
		return this.places.get(exerciseId)?.get(language)?.file;
	}

	/** The version that the next text of an exercise has. */
	nextVersion(exerciseId: string, language: Language): number {
		return (this.places.get(exerciseId)?.get(language)?.highest ?? 0) + 1;
	}

	/** The languages that an exercise is there in; none, where there is no such exercise. */
	languagesOf(exerciseId: string): Language[] {
		return languageSchema.options.filter((language) => this.look(exerciseId, language) !== undefined);
	}

	/** What an exercise sets of the policy: in whichever language comes first, since it is one exercise. */
	policyOf(exerciseId: string): PolicyPart | undefined {
		const [first] = this.languagesOf(exerciseId);
		return first && this.look(exerciseId, first)!.policy;
	}

	/** Takes a step that the practice made. */
	take(step: ExerciseStep): void {
		switch (step.what) {
			case 'save': {
				const { exerciseId, language, version } = step.entry.exercise;
				const place = this.placeOf(exerciseId, language);
				place.saved = { entry: step.entry, basedOn: step.basedOn };
				place.highest = Math.max(place.highest, version);
				break;
			}
			case 'retire':
				this.retired.add(step.exerciseId);
				break;
			case 'restore':
				this.retired.delete(step.exerciseId);
				break;
			case 'use-file':
				delete this.placeOf(step.exerciseId, step.language).saved;
				break;
		}
	}

	private placeOf(exerciseId: string, language: Language): Place {
		const known = this.places.get(exerciseId) ?? new Map<Language, Place>();
		const place = known.get(language) ?? { highest: 0 };
		this.places.set(exerciseId, known.set(language, place));
		return place;
	}
}
