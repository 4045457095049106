import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The names of a parameter's options by their values, as the expression of a subtitle looks them up. */
export function namesByValue({ options = [] }: Pick<INodeProperties, 'options'>): string {
	const named = options.filter((option): option is INodePropertyOptions => 'value' in option);
	return JSON.stringify(Object.fromEntries(named.map(({ name, value }) => [value, name])));
}
