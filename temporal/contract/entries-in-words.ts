import type { Entries, SingleEntry } from './entries';
import type { Column, Field } from './exercise-fields';

/** What was entered into a field, in words: a text, or the rows of a table, each with a text for each column. */
export type EntryInWords = { label: string; text: string } | { label: string; columns: string[]; rows: string[][] };

/** What was entered into an exercise's fields, in their order, as they were asked. */
export function entriesInWords(fields: Field[], entries: Entries): EntryInWords[] {
	return fields.flatMap((field): EntryInWords[] => {
		const entry = entries[field.name];
		if (entry === undefined) return [];
		if (field.type !== 'table') return [{ label: field.label, text: inWords(field, entry as SingleEntry) }];
		const rows = entry as Array<Record<string, SingleEntry>>;
		const cell = (row: Record<string, SingleEntry>, column: Column) =>
			row[column.name] === undefined ? '' : inWords(column, row[column.name]!);
		return [
			{
				label: field.label,
				columns: field.columns.map(({ label }) => label),
				rows: rows.map((row) => field.columns.map((column) => cell(row, column))),
			},
		];
	});
}

/** What was chosen of several options, by their labels: commas between them, semicolons where one has commas of its own. */
export function chosenInWords(labels: string[]): string {
	return labels.join(labels.some((label) => label.includes(',')) ? '; ' : ', ');
}

function inWords(asked: Column, entry: SingleEntry): string {
	switch (asked.type) {
		case 'choice':
		case 'several':
			return chosenInWords(
				[entry].flat().map((value) => asked.options.find((option) => option.value === value)?.label ?? String(value)),
			);
		case 'scale': {
			const { from, to } = asked;
			return `${String(entry)} (${from.value}: ${from.label}, ${to.value}: ${to.label})`;
		}
		case 'number':
			return asked.unit === undefined ? String(entry) : `${String(entry)} ${asked.unit}`;
		default:
			return String(entry);
	}
}
