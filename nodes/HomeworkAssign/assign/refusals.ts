import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { beyondBound } from '../../../temporal/contract/due-bound';
import type { KeyRing } from '../../../temporal/contract/keys';
import { LANGUAGE_NAMES, languagesInWords } from '../../../temporal/contract/language-names';
import type { PolicyProblem } from '../../../temporal/contract/questions-assigning';
import { executionBatchId } from '../../shared/change-id';
import { withOffset } from '../../shared/instants';
import type { KnownExercises } from '../../shared/parameters/exercise';
import { fieldError, type FieldProblem } from '../../shared/parameters/fields';
import { contradictionsOf, type Check } from './check';
import { anothersKey } from './known-key';
import { KnownReferences } from './known-reference';
import { LABELS } from './labels';
import { lateProblems } from './late-delivery';
import { presetsOf, type Filled } from './presets';
import { NOT_ASSIGNED, readAssignment, type Wish } from './read-assignment';

/** What an item asks for, or why it is refused. */
export type WishOrRefusal = Wish | NodeOperationError;

export function isWish(wish: WishOrRefusal): wish is Wish {
	return !isRefusal(wish);
}

export function isRefusal(wish: WishOrRefusal): wish is NodeOperationError {
	return wish instanceof NodeOperationError;
}

/** What all items ask for, as far as it can be told without the worker. */
export function readWishes(
	context: IExecuteFunctions,
	ring: KeyRing,
	exercises: KnownExercises | undefined,
): WishOrRefusal[] {
	const now = DateTime.utc();
	const batchId = executionBatchId(context, ring);
	return context.getInputData().map((_, itemIndex) => {
		try {
			return readAssignment(context, itemIndex, ring, exercises, now, batchId);
		} catch (error) {
			return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
		}
	});
}

/** Refuses what only the worker, or an earlier item, can tell to be wrong. */
export function checkedWishes(
	context: IExecuteFunctions,
	ring: KeyRing,
	wishes: WishOrRefusal[],
	check: Check,
): WishOrRefusal[] {
	const first = new Map<string, Wish>();
	const references = new KnownReferences(check);
	return wishes.map((read, itemIndex) => {
		if (isRefusal(read)) return read;
		const { filled, problems: unfit } = presetsOf(read, check);
		const wish = filled ? withPresets(read, filled) : read;
		const { assignmentId } = wish.input;
		const known = check.recorded.get(assignmentId) ?? first.get(assignmentId)?.input;
		const problems = [
			...(known ? anothersKey(ring, wish, known) : [...lateProblems(wish), ...languageProblems(wish, check), ...unfit]),
			...references.problemsOf(wish),
			...boundProblems(wish, check),
			...contradictionsOf(wish, check).map(named),
		];
		if (problems.length > 0) return fieldError(context.getNode(), itemIndex, NOT_ASSIGNED, problems);
		if (!first.has(assignmentId)) first.set(assignmentId, wish);
		references.note(wish);
		return wish;
	});
}

function withPresets(wish: Wish, filled: Filled): Wish {
	const { entries: presets } = filled;
	if (Object.keys(presets).length === 0) return { ...wish, filled };
	const { input } = wish;
	return { ...wish, filled, input: { ...input, terms: { ...input.terms, presets } } };
}

/** Of an exercise that is not there in the language. */
function languageProblems({ input: { terms } }: Wish, { exercises, language: own }: Check): FieldProblem[] {
	const language = terms.language ?? own;
	const languages = exercises.filter(({ exerciseId }) => exerciseId === terms.exerciseId).map((text) => text.language);
	if (!language || languages.length === 0 || languages.includes(language)) return [];
	const reason = `is ${LANGUAGE_NAMES[language]}, in which the library does not have this exercise, but in ${languagesInWords(languages)}`;
	return [{ field: LABELS.language, reason }];
}

function boundProblems({ dueAt, sessionAt, input }: Wish, { dueWithinDays = Infinity }: Check): FieldProblem[] {
	return Object.entries({ dueAt, sessionAt }).flatMap(([field, at]) => {
		const reason = at && beyondBound(at.toMillis(), Date.now(), dueWithinDays);
		if (!reason) return [];
		return [
			{ field: LABELS[field as 'dueAt' | 'sessionAt'], reason: `(${withOffset(at, input.terms.zone)}) ${reason}` },
		];
	});
}

function named({ field, reason }: PolicyProblem): FieldProblem {
	return { field: LABELS[field], reason };
}
