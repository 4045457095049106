import { MAX_PRESETS } from '../../../temporal/contract/characters';
import type { Entries } from '../../../temporal/contract/entries';
import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Question } from '../../../temporal/contract/question';
import { askIfAnswered } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import type { FieldProblem } from '../../shared/parameters/fields';
import { listed } from '../../shared/parameters/plain';
import { readFilledIn } from '../../shared/worksheet/read-filled-in';
import { labelsOf, noneFound } from '../../shared/worksheet/words';
import type { Check } from './check';
import { presetsParameter } from './parameters';
import type { Wish } from './read-assignment';

/** Looks up what exercises leave to the clinician, where an item fills something in. Does without, where no worker is. */
export async function lookUpPresetFields(connection: HomeworkConnection, wishes: Wish[], check: Check): Promise<void> {
	const texts = new Set(wishes.filter(({ filledIn }) => filledIn).flatMap((wish) => exerciseText(wish, check) ?? []));
	for (const text of texts) {
		const found = await askIfAnswered(connection, 'getExercise', JSON.parse(text) as Question<'getExercise'>);
		if (found === undefined) return;
		check.presetFields.set(text, found?.exercise.fields.filter(({ preset }) => preset) ?? []);
	}
}

/** What an item fills in for its client. */
export interface Filled {
	entries: Entries;
	/** Those that the exercise leaves to the clinician. */
	fields: Field[];
}

/** What an item fills in for its client, and what of it cannot be taken. */
export function presetsOf(wish: Wish, check: Check): { filled?: Filled; problems: FieldProblem[] } {
	if (!wish.filledIn) return { problems: [] };
	const fields = check.presetFields.get(exerciseText(wish, check) ?? '');
	if (!fields) return { problems: [{ field: presetsParameter.displayName, reason: NOT_LOOKED_UP }] };
	const { entries, problems } = readFilledIn(fields, wish.filledIn, presetsParameter, MAX_PRESETS);
	return { ...(fields.length > 0 && { filled: { entries, fields } }), problems };
}

/** Which of the client's fields are filled in, by their labels, as a field of its item; none where none were to be. */
export function filledFields({ filled }: Wish): { filledIn?: string[] } {
	return filled ? { filledIn: filledLabels(filled) } : {};
}

/** The same in a sentence; undefined where none were to be. */
export function filledInWords({ filled }: Wish): string | undefined {
	if (!filled) return undefined;
	const labels = filledLabels(filled);
	if (labels.length === 0) return `nothing is filled in for the client, since ${noneFound(filled.fields)}`;
	return `filled in for the client: ${listed(labels)}`;
}

const NOT_LOOKED_UP =
	"cannot be compared with the exercise now, since the practice's homework service does not answer; try again later, or leave it empty";

function filledLabels({ entries, fields }: Filled): string[] {
	return labelsOf(fields.filter(({ name }) => name in entries));
}

/** Names an exercise in a language; undefined where no worker told the practice's own. */
function exerciseText({ input: { terms } }: Wish, check: Check): string | undefined {
	const { exerciseId, language = check.language } = terms;
	return language && JSON.stringify({ exerciseId, language } satisfies Question<'getExercise'>);
}
