import { z } from 'zod/v4';
import { fits, MAX_ENTRIES, MAX_PRESETS } from './characters';
import { MAX_ROWS, type Column, type Field, type TableField } from './exercise-fields';

/** Characters that one line may have at most, as people count them. */
export const MAX_LINE = 500;

/** The same of a longer text. */
export const MAX_LONG_TEXT = 5000;

const singleSchema = z.union([z.string(), z.number(), z.array(z.string())]);

/** What a client has entered into an exercise's fields, by their names; what was left empty is not there. */
export const entriesSchema = z
	.record(z.string(), z.union([singleSchema, z.array(z.record(z.string(), singleSchema))]))
	.refine((entries) => JSON.stringify(entries).length <= MAX_ENTRIES);

/** The same that a clinician has filled in for a client, into fields that the exercise leaves to them. */
export const presetsSchema = entriesSchema.refine((entries) => JSON.stringify(entries).length <= MAX_PRESETS);

/** Of a field or a column that is no table: a text, a number, or the values that were chosen among several. */
export type SingleEntry = z.infer<typeof singleSchema>;

/** A row of a table, by its columns. */
export type EnteredRow = Record<string, SingleEntry>;

export type Entries = z.infer<typeof entriesSchema>;

/** What was entered and cannot be taken, by the name of its input. */
export interface EntryProblem {
	input: string;
	reason: 'too-long' | 'no-number' | 'out-of-bounds' | 'none-of-these' | 'no-date' | 'no-time' | 'too-many-rows';
}

/** What was read of a form. */
export interface ReadEntries {
	entries: Entries;
	problems: EntryProblem[];
}

/** How the name of each input of an exercise's fields begins. */
export const INPUT_BEGINS = 'field.';

/** The name of a field's input in a form. */
export function inputOf(field: string, row?: number, column?: string): string {
	return `${INPUT_BEGINS}${row === undefined ? field : `${field}.${row}.${column}`}`;
}

/** The names of the inputs of a table's row, in the order of its columns. */
export function inputsOfRow({ name, columns }: TableField, row: number): string[] {
	return columns.map((column) => inputOf(name, row, column.name));
}

/**
 * Reads what was entered into an exercise's fields. What cannot be taken is named, and nothing of it is taken for something else.
 *
 * @param valuesOf what was posted under the name of an input, several for one with several values
 */
export function readEntries(fields: Field[], valuesOf: (input: string) => string[]): ReadEntries {
	const read: ReadEntries = { entries: {}, problems: [] };
	for (const field of fields) {
		const entry =
			field.type === 'table'
				? readTable(field, valuesOf, read.problems)
				: readSingle(field, inputOf(field.name), valuesOf, read.problems);
		if (entry !== undefined) read.entries[field.name] = entry;
	}
	return read;
}

/**
 * What the inputs of a form hold where these entries stand, by their names: `readEntries` the other way round. What was entered
 * into another version of the exercise, and has no place in this one, is left out.
 */
export function inputsWith(fields: Field[], entries: Entries): Record<string, string[]> {
	const inputs: Record<string, string[]> = {};
	const hold = (input: string, entry: Entries[string] | undefined) => {
		const values = [entry ?? []].flat().filter((value) => typeof value !== 'object');
		if (values.length > 0) inputs[input] = values.map(String);
	};
	for (const field of fields) {
		const entry = entries[field.name];
		if (field.type !== 'table') hold(inputOf(field.name), entry);
		else if (Array.isArray(entry)) {
			for (const [row, entered] of entry.entries())
				for (const { name } of field.columns) hold(inputOf(field.name, row, name), (entered as EnteredRow)[name]);
		}
	}
	return inputs;
}

function readTable(
	table: TableField,
	valuesOf: (input: string) => string[],
	problems: EntryProblem[],
): EnteredRow[] | undefined {
	const rows: EnteredRow[] = [];
	for (let row = 0; row < MAX_ROWS; row += 1) {
		const entered: EnteredRow = {};
		for (const column of table.columns) {
			const entry = readSingle(column, inputOf(table.name, row, column.name), valuesOf, problems);
			if (entry !== undefined) entered[column.name] = entry;
		}
		if (Object.keys(entered).length > 0) rows.push(entered);
	}
	const beyond = inputsOfRow(table, MAX_ROWS).some((input) => valuesOf(input).some(isEntered));
	if (beyond) problems.push({ input: inputOf(table.name), reason: 'too-many-rows' });
	return rows.length > 0 ? rows : undefined;
}

function readSingle(
	asked: Column,
	input: string,
	valuesOf: (input: string) => string[],
	problems: EntryProblem[],
): SingleEntry | undefined {
	const values = valuesOf(input).filter(isEntered);
	const [value] = values;
	if (value === undefined) return undefined;
	const refuse = (reason: EntryProblem['reason']) => {
		problems.push({ input, reason });
		return undefined;
	};
	switch (asked.type) {
		case 'text':
			return fits(value, MAX_LINE) ? value : refuse('too-long');
		case 'long-text':
			return fits(value, MAX_LONG_TEXT) ? value : refuse('too-long');
		case 'number': {
			const number = numberIn(value);
			if (number === undefined) return refuse('no-number');
			const { min = -Infinity, max = Infinity } = asked;
			return number >= min && number <= max ? number : refuse('out-of-bounds');
		}
		case 'scale': {
			const number = numberIn(value);
			if (number === undefined || !Number.isInteger(number)) return refuse('none-of-these');
			return number >= asked.from.value && number <= asked.to.value ? number : refuse('none-of-these');
		}
		case 'choice':
			return isOption(asked, value) ? value : refuse('none-of-these');
		case 'several':
			return values.every((each) => isOption(asked, each)) ? [...new Set(values)] : refuse('none-of-these');
		case 'date':
			return z.iso.date().safeParse(value).success ? value : refuse('no-date');
		case 'time':
			return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : refuse('no-time');
	}
}

function isEntered(value: string): boolean {
	return value.trim() !== '';
}

/** As people write it, with a point or a comma before the decimals. */
function numberIn(value: string): number | undefined {
	const written = value.trim().replace(',', '.');
	return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(written) ? Number(written) : undefined;
}

function isOption({ options }: Extract<Column, { options: unknown }>, value: string): boolean {
	return options.some((option) => option.value === value);
}
