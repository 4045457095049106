import { MAX_LINE, MAX_LONG_TEXT, type EntryProblem } from '../../../temporal/contract/entries';
import { listed } from '../parameters/plain';
import { MAX_ROWS, type Column, type Field, type TableField } from '../../../temporal/contract/exercise-fields';

/** Why something that staff have filled in cannot be taken, to be read after the field's label. */
export function refusalInWords(reason: EntryProblem['reason'], asked: Column | TableField): string {
	switch (reason) {
		case 'too-long':
			return `is longer than ${(asked.type === 'text' ? MAX_LINE : MAX_LONG_TEXT).toLocaleString('en')} characters`;
		case 'no-number':
			return 'must be a number, such as 4 or 2.5';
		case 'out-of-bounds':
			return `must be a number ${boundsOf(asked)}`;
		case 'none-of-these':
			return `must be ${choicesOf(asked)}`;
		case 'no-date':
			return 'must be a day, such as 2026-12-01';
		case 'no-time':
			return 'must be a time of day, such as 21:30';
		case 'too-many-rows':
			return `has more than ${MAX_ROWS} rows`;
	}
}

/** The names of fields, each with its label: `goal (What would you like to be able to do?)`. */
export function namesOf(fields: Field[]): string {
	if (fields.length === 0) return 'this exercise has none';
	return fields.map(({ name, label }) => `${name} (${label})`).join(', ');
}

/** What is said where items are to bring fields, and bring none of them. */
export function noneFound(fields: Field[]): string {
	return `the item holds nothing under a name or label of the fields for it: ${namesOf(fields)}`;
}

/** What may be chosen, in words: `one of "Good", "Fair" and "Rough"`, `a whole number from 0 to 4`. */
export function choicesOf(asked: Column | TableField): string {
	switch (asked.type) {
		case 'choice':
			return `one of ${listed(labelsOf(asked.options))}`;
		case 'several':
			return `any of ${listed(labelsOf(asked.options))}`;
		case 'scale':
			return `a whole number from ${asked.from.value} (${asked.from.label}) to ${asked.to.value} (${asked.to.label})`;
		default:
			return 'a text';
	}
}

/** The labels of what an exercise has. */
export function labelsOf(all: Array<{ label: string }>): string[] {
	return all.map(({ label }) => label);
}

/** Between which numbers one has to be, where it has bounds: `from 0 to 24`, `of 1 or more`. */
export function boundsOf(asked: Column | TableField): string {
	const { min, max }: { min?: number; max?: number } = asked.type === 'number' ? asked : {};
	if (min === undefined) return `of ${max} or less`;
	return max === undefined ? `of ${min} or more` : `from ${min} to ${max}`;
}
