import type { INodeProperties } from 'n8n-workflow';

/**
 * A parameter by which an exercise's fields are filled in, as the editor shows them.
 *
 * @param method tells the fields
 * @param dependsOn the parameter that says which exercise it is: the fields are asked for anew where it changes
 */
export function worksheetParameter(
	method: string,
	dependsOn: string,
	{ displayName, name, description, displayOptions }: Omit<INodeProperties, 'type' | 'default'>,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceMapper',
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions,
		description,
		typeOptions: {
			loadOptionsDependsOn: [dependsOn],
			resourceMapper: {
				resourceMapperMethod: method,
				mode: 'add',
				valuesLabel: displayName,
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
			},
		},
	};
}
