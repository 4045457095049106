import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Retire. */
export const retireParameters: INodeProperties[] = [
	{ ...exerciseParameter, displayOptions: { show: { operation: ['retire'] } } },
];

export const retireOperation: Operation = {
	option: {
		name: 'Retire',
		value: 'retire',
		action: 'Retire an exercise',
		description:
			'Have an exercise assigned no more, in any language. What is assigned goes on, and Restore takes it back.',
	},
	parameters: retireParameters,
	does: { changes: async () => (await import('./retire')).retire },
};
