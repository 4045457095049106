import { isDeepStrictEqual } from 'node:util';
import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { INPUT_BEGINS, readEntries, type Entries } from '../../../temporal/contract/entries';
import type { Column, Field } from '../../../temporal/contract/exercise-fields';
import type { FieldProblem } from '../parameters/fields';
import { isObject, parsed, type FilledIn } from '../parameters/filled-in';
import { plainOf, quoted } from '../parameters/plain';
import { notUnderstood, understood, type Reading } from '../parameters/reading';
import { text } from '../parameters/text';
import { optionCalled, partsIn } from './options';
import { placeOf } from './place';
import { namesOf, refusalInWords } from './words';

/** What a worksheet holds that staff have filled in, and what of it cannot be taken. */
export interface ReadFilledIn {
	entries: Entries;
	problems: FieldProblem[];
}

/**
 * Reads what staff have filled in, as the client's page reads its form; fields and options may also be told by their labels, and
 * days and times as n8n has them.
 *
 * @param fields those that may be filled in
 * @param property the parameter, whose label stands before that of each field
 * @param most places in memory that all of it may take, as JSON
 */
export function readFilledIn(
	fields: Field[],
	{ values, columns }: FilledIn,
	property: INodeProperties,
	most: number,
): ReadFilledIn {
	const problems: FieldProblem[] = [];
	const refuse = (reason: string, label?: string) =>
		problems.push({ field: [property.displayName, label ?? []].flat().join(', '), reason });
	const written = new Map<string, { name: string; values: string[] }>();
	for (const [name, value] of cellsOf(fields, values)) {
		const place = placeOf(fields, name);
		if (!place) {
			const shown = FORM.test(name) ? quoted(name) : 'something';
			if (!columns) refuse(`holds ${shown}, which is none of the fields for it: ${namesOf(fields)}`);
			continue;
		}
		const reading = place.asked.type === 'table' ? NO_ROWS : valuesIn(place.asked, value, property);
		if (reading.kind === 'understood') {
			const before = written.get(place.input);
			if (before && !isDeepStrictEqual(before.values, reading.value)) {
				refuse(`is filled in twice, under "${before.name}" and "${name}"; keep one of them`, place.label);
			}
			written.set(place.input, { name, values: reading.value });
		} else if (reading.kind !== 'absent') refuse(reading.reason, place.label);
	}
	const { entries, problems: unfit } = readEntries(fields, (input) => written.get(input)?.values ?? []);
	for (const { input, reason } of unfit) {
		const { asked, label } = placeOf(fields, input.slice(INPUT_BEGINS.length))!;
		refuse(refusalInWords(reason, asked), label);
	}
	if (JSON.stringify(entries).length > most) {
		refuse(`holds too much: all of it may have about ${most.toLocaleString('en')} characters`);
	}
	return { entries, problems };
}

/** Of the name of a field, or of a cell; what has another may be a person's. */
const FORM = /^[a-z][a-zA-Z0-9.]{0,60}$/;

const NO_ROWS = notUnderstood('needs a list of rows, each an object with the names of its columns');

/** Each thing that is filled in, by the name of its field, or by its label; of a table, by those of its cell: `nights.0.note`. */
function cellsOf(fields: Field[], values: FilledIn['values']): Array<[name: string, value: unknown]> {
	return Object.entries(values).flatMap(([name, value]): Array<[string, unknown]> => {
		const isTable = placeOf(fields, name)?.asked.type === 'table';
		const rows = [typeof value === 'string' ? parsed(value) : value].flat();
		if (!isTable || !rows.every(isObject)) return [[name, value]];
		return rows.flatMap((row, index) =>
			Object.entries(row).map(([column, cell]): [string, unknown] => [`${name}.${index}.${column}`, cell]),
		);
	});
}

/** What a form would post of it. */
function valuesIn(asked: Column, value: unknown, property: INodeProperties): Reading<string[]> {
	if (asked.type === 'several') return chosenIn(asked, value, property);
	const reading = textIn(asked, value, property);
	return reading.kind === 'understood' ? understood([valueOf(asked, reading.value)]) : reading;
}

/** Several come as a list, or with commas between them. */
function chosenIn(
	asked: Extract<Column, { type: 'several' }>,
	value: unknown,
	property: INodeProperties,
): Reading<string[]> {
	const each: unknown[] = typeof value === 'string' ? partsIn(asked, value) : [value].flat();
	const chosen: string[] = [];
	for (const one of each) {
		const reading = textIn(asked, one, property);
		if (reading.kind === 'understood') chosen.push(valueOf(asked, reading.value));
		else if (reading.kind !== 'absent') return reading;
	}
	return understood(chosen);
}

function textIn(asked: Column, value: unknown, property: INodeProperties): Reading<string> {
	const plain = plainOf(value);
	if (plain.type === 'date' && (asked.type === 'date' || asked.type === 'time')) {
		const at = DateTime.fromJSDate(plain.date, { zone: plain.zone ?? 'utc' });
		if (at.isValid) return understood(asked.type === 'date' ? at.toISODate() : at.toFormat('HH:mm'));
	}
	if (asked.type === 'time' && plain.type === 'text') {
		return understood(
			plain.text.replace(
				/^(\d{1,2})[:.](\d\d)$/,
				(_, hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute}`,
			),
		);
	}
	return text({ lines: asked.type === 'long-text' })(value, property);
}

/** What is chosen by its label has the option's value; lines end as the page has them. */
function valueOf(asked: Column, written: string): string {
	if (asked.type !== 'choice' && asked.type !== 'several') return written.replaceAll('\r\n', '\n');
	return optionCalled(asked, written) ?? written;
}
