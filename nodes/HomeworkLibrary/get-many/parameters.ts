import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { KINDS } from '../kinds';
import { inAnyLanguage } from '../language-parameter';

const forGetMany = { show: { operation: ['getMany'] } };

/** The parameters of the operation Get Many. */
export const getManyParameters: INodeProperties[] = [
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		placeholder: 'e.g. sleep diary',
		default: '',
		displayOptions: forGetMany,
		description: 'Words that an exercise has to have, in its title, its topics or its text. Empty means all.',
	},
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: [{ name: 'Any', value: 'any' }, ...KINDS],
		default: 'any',
		displayOptions: forGetMany,
	},
	{ ...inAnyLanguage, displayOptions: forGetMany },
	{
		displayName: 'Minutes at Most',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 240 },
		default: '',
		displayOptions: forGetMany,
		description: 'How long one go may take. Empty means any time.',
	},
	{
		displayName: 'Retired Too',
		name: 'retiredToo',
		type: 'boolean',
		default: false,
		displayOptions: forGetMany,
		description: 'Whether those are told of, too, that can be assigned no more',
	},
];

export const getManyOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many exercises',
		description:
			'Exercises by words, kind, language and minutes, each with its evidence, its risk and who has reviewed it',
	},
	parameters: getManyParameters,
	does: { tells: async () => (await import('./get-many')).getMany },
};
