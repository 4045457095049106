import type { Column, Field } from '../../../temporal/contract/exercise-fields';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import { scaleSteps } from '../../../temporal/contract/scale-steps';
import { askedIn, type Asked } from '../../shared/worksheet/asked';
import { boundsOf } from '../../shared/worksheet/words';

/** A field of a form of n8n, as its node takes it as JSON. */
interface FormField {
	fieldLabel: string;
	/** By which the item that comes out of the form has what was typed. */
	fieldName: string;
	fieldType: 'checkbox' | 'date' | 'dropdown' | 'text' | 'textarea';
	fieldOptions?: { values: Array<{ option: string }> };
	placeholder?: string;
}

/** What was assigned as a form of n8n asks for it, in the order and the rows of the printed sheet. */
export function formFieldsOf({ exercise, presets }: Pick<PageMemo, 'exercise' | 'presets'>): FormField[] {
	return askedIn(exercise.fields.map((field) => asPrinted(field, presets))).map(formFieldFor);
}

/** The sheet has more rows where the clinician has filled in more. */
function asPrinted(field: Field, presets: PageMemo['presets'] = {}): Field {
	const filledIn = presets[field.name];
	if (field.type !== 'table' || !Array.isArray(filledIn)) return field;
	return { ...field, rows: Math.max(field.rows, filledIn.length) };
}

function formFieldFor({ name, asked, label }: Asked): FormField {
	const hint = hintFor(asked);
	return { fieldLabel: hint === undefined ? label : `${label} (${hint})`, fieldName: name, ...shapeOf(asked) };
}

function shapeOf(asked: Column): Pick<FormField, 'fieldType' | 'fieldOptions' | 'placeholder'> {
	switch (asked.type) {
		case 'long-text':
			return { fieldType: 'textarea' };
		case 'date':
			return { fieldType: 'date' };
		case 'time':
			return { fieldType: 'text', placeholder: '21:30' };
		// n8n's own field for numbers makes 0 of what was left empty.
		case 'number':
			return { fieldType: 'text', placeholder: numberHint(asked) };
		case 'choice':
			return chosenFrom(asked.options.map(({ label }) => label));
		case 'scale':
			return chosenFrom(scaleSteps(asked).map(({ value }) => value));
		case 'several':
			return { fieldType: 'checkbox', fieldOptions: optionsOf(asked.options.map(({ label }) => label)) };
		case 'text':
			return { fieldType: 'text' };
	}
}

/** With a blank by which a choice is taken back. */
function chosenFrom(options: string[]): Pick<FormField, 'fieldType' | 'fieldOptions'> {
	return { fieldType: 'dropdown', fieldOptions: optionsOf([' ', ...options]) };
}

function optionsOf(options: string[]): FormField['fieldOptions'] {
	return { values: options.map((option) => ({ option })) };
}

function numberHint(asked: Extract<Column, { type: 'number' }>): string {
	return asked.min === undefined && asked.max === undefined ? 'a number' : `a number ${boundsOf(asked)}`;
}

function hintFor(asked: Column): string | undefined {
	if (asked.type === 'number') return asked.unit;
	if (asked.type !== 'scale') return undefined;
	return `${asked.from.value}: ${asked.from.label}, ${asked.to.value}: ${asked.to.label}`;
}
