import type { INodeProperties } from 'n8n-workflow';
import { retiredExerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Restore. */
export const restoreParameters: INodeProperties[] = [
	{ ...retiredExerciseParameter, displayOptions: { show: { operation: ['restore'] } } },
];

export const restoreOperation: Operation = {
	option: {
		name: 'Restore',
		value: 'restore',
		action: 'Restore an exercise',
		description: 'Have an exercise that was retired assigned again',
	},
	parameters: restoreParameters,
	does: { changes: async () => (await import('./restore')).restore },
};
