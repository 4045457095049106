import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { found, listed, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** Reads one of the field's options, by its value or by its name in the editor. None is ever taken for another. */
export function choice<T extends string>(): Reader<T> {
	return (value, property) => {
		const plain = plainOf(value);
		const options = optionsOf(property);
		if (plain.type === 'nothing') return ABSENT;
		const written = plain.type === 'text' ? plain.text.toLowerCase() : undefined;
		const chosen =
			options.find((option) => option.value === written || option.name.toLowerCase() === written) ??
			options.find((option) => String(option.value).toLowerCase() === written);
		if (chosen) return understood(chosen.value as T);
		return notUnderstood(`is ${found(plain)}, which is none of ${inWords(options)}`);
	};
}

/** Reads any number of the field's options; a single one may stand by itself. */
export function choices<T extends string>(): Reader<T[]> {
	const one = choice<T>();
	return (value, property) => {
		const readings = [value].flat().map((each) => one(each, property));
		const chosen: T[] = [];
		for (const reading of readings) {
			if (reading.kind === 'not-understood' || reading.kind === 'not-exact') return reading;
			if (reading.kind === 'understood') chosen.push(reading.value);
		}
		return chosen.length === 0 ? ABSENT : understood([...new Set(chosen)]);
	};
}

function optionsOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option) => 'value' in option);
}

/** `"Could Not", "Done" and "Partly"`. */
function inWords(options: INodePropertyOptions[]): string {
	return listed(options.map(({ name }) => name));
}
