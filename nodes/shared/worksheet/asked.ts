import { INPUT_BEGINS, inputOf } from '../../../temporal/contract/entries';
import type { Column, Field } from '../../../temporal/contract/exercise-fields';

/** One thing that is to be filled in. */
export interface Asked {
	/** `goal`; of a table's cell, `nights.0.note`. */
	name: string;
	asked: Column;
	label: string;
}

/** All that is to be filled in of an exercise, each cell of a table by itself, in the rows that it has to begin with. */
export function askedIn(fields: Field[]): Asked[] {
	return fields.flatMap((field) => {
		if (field.type !== 'table') return [askedFor(field, inputOf(field.name), field.label)];
		return Array.from({ length: field.rows }, (_, row) =>
			field.columns.map((column) =>
				askedFor(column, inputOf(field.name, row, column.name), `${field.label} no. ${row + 1}, ${column.label}`),
			),
		).flat();
	});
}

function askedFor(asked: Column, input: string, label: string): Asked {
	return { name: input.slice(INPUT_BEGINS.length), asked, label };
}
