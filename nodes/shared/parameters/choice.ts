import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { found, plainOf } from './plain';
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

function optionsOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option) => 'value' in option);
}

/** `Could Not, Done and Partly`. */
function inWords(options: INodePropertyOptions[]): string {
	const names = options.map(({ name }) => name);
	return new Intl.ListFormat('en-GB').format(names);
}
