import type { ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { INPUT_BEGINS, inputOf } from '../../../temporal/contract/entries';
import type { Column, Field } from '../../../temporal/contract/exercise-fields';
import { choicesOf } from './words';

/**
 * An exercise's fields as the editor shows them to be filled in, each cell of a table as a field of its own.
 *
 * @param notice what stands there where no field is
 */
export function mappingOf(fields: Field[], notice: string): ResourceMapperFields {
	const mapped = fields.flatMap((field): ResourceMapperField[] => {
		if (field.type !== 'table') return [fieldFor(field, inputOf(field.name), field.label)];
		return Array.from({ length: field.rows }, (_, row) =>
			field.columns.map((column) =>
				fieldFor(column, inputOf(field.name, row, column.name), `${field.label} no. ${row + 1}, ${column.label}`),
			),
		).flat();
	});
	return { fields: mapped, emptyFieldsNotice: notice };
}

function fieldFor(asked: Column, input: string, label: string): ResourceMapperField {
	const hint = hintFor(asked);
	return {
		id: input.slice(INPUT_BEGINS.length),
		displayName: hint === undefined ? label : `${label} (${hint})`,
		required: false,
		defaultMatch: false,
		display: true,
		...shapeOf(asked),
	};
}

function shapeOf(asked: Column): Pick<ResourceMapperField, 'type' | 'options'> {
	switch (asked.type) {
		case 'number':
			return { type: 'number' };
		case 'choice':
			return { type: 'options', options: asked.options.map(({ value, label }) => ({ name: label, value })) };
		case 'scale':
			return {
				type: 'options',
				options: Array.from({ length: asked.to.value - asked.from.value + 1 }, (_, step) => {
					const number = asked.from.value + step;
					const end = [asked.from, asked.to].find(({ value }) => value === number);
					return { name: end ? `${number}: ${end.label}` : String(number), value: String(number) };
				}),
			};
		default:
			return { type: 'string' };
	}
}

/** How it is written, where a line of text is all that there is. */
function hintFor(asked: Column): string | undefined {
	switch (asked.type) {
		case 'several':
			return choicesOf(asked);
		case 'date':
			return 'such as 2026-12-01';
		case 'time':
			return 'such as 21:30';
		case 'number':
			return asked.unit;
		default:
			return undefined;
	}
}
