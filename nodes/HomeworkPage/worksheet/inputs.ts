import { inputOf, inputsOfRow, inputsWith, type EntryProblem } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Column, type Field, type TableField } from '../../../temporal/contract/exercise-fields';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import { scaleSteps } from '../../../temporal/contract/scale-steps';
import type { Entered } from '../form';
import type { PageWords } from '../words/page-words';
import { problemInWords } from './problems';

/** An input as it is shown, with what was entered. */
export interface Input {
	as: 'line' | 'text' | 'one' | 'several';
	/** Of the HTML element; of a line alone. */
	type: 'text' | 'date' | 'time';
	isNumber: boolean;
	id: string;
	name: string;
	label: string;
	hint: string;
	unit: string;
	value: string;
	options: Array<{ value: string; label: string; chosen: boolean }>;
	/** Why what was entered cannot be taken. */
	problem: string;
}

/** A field as it is shown: one input, or the rows of a table. */
export type Shown =
	| { as: 'input'; input: Input }
	| {
			as: 'table';
			id: string;
			name: string;
			label: string;
			hint: string;
			problem: string;
			rows: Array<{ label: string; inputs: Input[] }>;
			/** Whether another row may be added. */
			more: boolean;
	  };

/** What a worksheet shows. */
export interface WorksheetState {
	entered?: Entered;
	/** Rows that a table shows at least, by its name. */
	rows?: Record<string, number>;
	problems?: EntryProblem[];
}

/** What stands in a worksheet before its client has entered anything. */
export function standingIn({ exercise, presets = {} }: Pick<PageMemo, 'exercise' | 'presets'>): Entered {
	return inputsWith(exercise.fields, presets);
}

/**
 * An exercise's fields as they are shown.
 *
 * @param prefix tells the ids of one form from those of another one on the same page
 */
export function worksheet(
	fields: Field[],
	{ entered = {}, rows: atLeast = {}, problems = [] }: WorksheetState,
	words: PageWords,
	prefix = '',
): Shown[] {
	const input = (asked: Column, name: string): Input => ({
		...shapeOf(asked, entered[name] ?? []),
		...{ id: `${prefix}${name}`, name, label: asked.label, hint: asked.hint ?? '' },
		problem: wordsFor(name, asked),
	});
	const wordsFor = (name: string, asked: Field) => {
		const problem = problems.find((one) => one.input === name);
		return problem ? problemInWords(problem, asked, entered[name]?.[0] ?? '', words) : '';
	};
	return fields.map((field): Shown => {
		if (field.type !== 'table') return { as: 'input', input: input(field, inputOf(field.name)) };
		const rows = Array.from({ length: rowsOf(field, { entered, rows: atLeast }) }, (_, row) => ({
			label: `${field.label}, ${row + 1}`,
			inputs: field.columns.map((column) => input(column, inputOf(field.name, row, column.name))),
		}));
		const { label, hint = '' } = field;
		return {
			as: 'table',
			id: `${prefix}${field.name}`,
			name: field.name,
			label,
			hint,
			problem: wordsFor(inputOf(field.name), field),
			rows,
			more: rows.length < MAX_ROWS,
		};
	});
}

/** The table of this name, if an exercise has it. */
export function tableNamed(fields: Field[], name: string): TableField | undefined {
	return fields.find((field): field is TableField => field.type === 'table' && field.name === name);
}

/** As many as the exercise begins with, what was added, and all that something was entered into. */
export function rowsOf(table: TableField, { entered = {}, rows: atLeast = {} }: WorksheetState): number {
	let shown = Math.min(Math.max(table.rows, atLeast[table.name] ?? 0), MAX_ROWS);
	for (let row = table.rows; row < MAX_ROWS; row += 1)
		if (inputsOfRow(table, row).some((input) => entered[input])) shown = row + 1;
	return shown;
}

function shapeOf(
	asked: Column,
	values: string[],
): Pick<Input, 'as' | 'type' | 'isNumber' | 'unit' | 'value' | 'options'> {
	const [value = ''] = values;
	const line = { as: 'line' as const, type: 'text' as const, isNumber: false, unit: '', value, options: [] };
	switch (asked.type) {
		case 'text':
			return line;
		case 'long-text':
			return { ...line, as: 'text' };
		case 'number':
			return { ...line, isNumber: true, unit: asked.unit ?? '' };
		case 'date':
		case 'time':
			return { ...line, type: asked.type };
		case 'choice':
		case 'several': {
			const options = asked.options.map((option) => ({ ...option, chosen: values.includes(option.value) }));
			return { ...line, as: asked.type === 'choice' ? 'one' : 'several', options };
		}
		case 'scale':
			return { ...line, as: 'one', options: scaleSteps(asked).map((one) => ({ ...one, chosen: one.value === value })) };
	}
}
