import { inputOf } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Column, type Field, type TableField } from '../../../temporal/contract/exercise-fields';

/** Where something is filled in. */
export interface Place {
	asked: Column | TableField;
	label: string;
	/** The name of the input that it has on the client's page. */
	input: string;
}

/** A cell of a table, as an object has it, and as the editor calls it: `nights.0.note`, `Your nights no. 1, Note`. */
const CELL = /^(?<table>.+?)(?:\.(?<index>\d{1,4})\.| no\. (?<number>\d{1,4}), )(?<column>.+)$/;

/** Where it is filled in what stands under a name, that of a field or its label; undefined where it is something else. */
export function placeOf(fields: Field[], name: string): Place | undefined {
	const field = called(fields, name);
	if (field) return { asked: field, label: field.label, input: inputOf(field.name) };
	const { table: tableName = '', index, number, column = '' } = CELL.exec(name.trim())?.groups ?? {};
	const table = called(fields, tableName);
	const asked = table?.type === 'table' ? called(table.columns, column) : undefined;
	const row = index === undefined ? Number(number) - 1 : Number(index);
	if (!table || !asked || row < 0) return undefined;
	// However far beyond its end: a table that has too many rows is told by one.
	const input = inputOf(table.name, Math.min(row, MAX_ROWS), asked.name);
	return { asked, label: `${table.label} no. ${row + 1}, ${asked.label}`, input };
}

/** By its name before its label, neither in capitals nor in small letters; a label that several have tells none of them. */
function called<T extends { name: string; label: string }>(all: T[], written: string): T | undefined {
	const named = all.find(({ name }) => name === written) ?? all.find(({ name }) => key(name) === key(written));
	if (named) return named;
	const [labelled, another] = all.filter(({ label }) => key(label) === key(written));
	return another ? undefined : labelled;
}

function key(written: string): string {
	return written.trim().toLowerCase();
}
