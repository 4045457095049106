import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';
import { inItsLanguage } from '../language-parameter';

/** The parameters of the operation Get. */
export const getParameters: INodeProperties[] = [
	{ ...exerciseParameter, displayOptions: { show: { operation: ['get'] } } },
	{ ...inItsLanguage, displayOptions: { show: { operation: ['get'] } } },
];

export const getOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an exercise',
		description: 'One exercise with its text, what it asks to write down, its evidence and who has reviewed it',
	},
	parameters: getParameters,
	does: { tells: async () => (await import('./get')).get },
};
