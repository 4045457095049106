import type { ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import type { Column } from '../../../temporal/contract/exercise-fields';
import { scaleSteps } from '../../../temporal/contract/scale-steps';
import { askedIn, type Asked } from './asked';
import type { ShownFields } from './show-fields';
import { choicesOf } from './words';

/** An exercise's fields as the editor shows them to be filled in, each cell of a table as a field of its own. */
export function mappingOf(shown: ShownFields): ResourceMapperFields {
	if ('notice' in shown) return { fields: [], emptyFieldsNotice: shown.notice };
	return { fields: askedIn(shown.fields).map(fieldFor) };
}

function fieldFor({ name, asked, label }: Asked): ResourceMapperField {
	const hint = hintFor(asked);
	return {
		id: name,
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
			return { type: 'options', options: optionsOf(asked.options) };
		case 'scale':
			return { type: 'options', options: optionsOf(scaleSteps(asked)) };
		default:
			return { type: 'string' };
	}
}

function optionsOf(options: Array<{ value: string; label: string }>): ResourceMapperField['options'] {
	return options.map(({ value, label }) => ({ name: label, value }));
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
