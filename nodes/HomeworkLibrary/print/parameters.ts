import type { INodeProperties } from 'n8n-workflow';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';
import { inItsLanguage } from '../language-parameter';

const forExercise = { show: { operation: ['print'], printWhat: ['exercise'] } };

/** The parameters of the operation Print. */
export const printParameters: INodeProperties[] = [
	{
		displayName: 'What to Print',
		name: 'printWhat',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'An Assignment',
				value: 'assignment',
				description: 'With what the clinician has written and filled in, and a reference for typing it in later',
			},
			{ name: 'An Empty Sheet', value: 'exercise', description: 'An exercise of the library, for anybody' },
		],
		default: 'exercise',
		displayOptions: { show: { operation: ['print'] } },
	},
	{ ...exerciseParameter, displayOptions: forExercise },
	{ ...inItsLanguage, displayOptions: forExercise },
	{
		...assignmentOrReferenceParameter,
		displayOptions: { show: { operation: ['print'], printWhat: ['assignment'] } },
	},
];

export const printOperation: Operation = {
	option: {
		name: 'Print',
		value: 'print',
		action: 'Print a worksheet',
		description: 'A sheet for pen and paper, as HTML and as a file. It says nothing about the client.',
	},
	parameters: printParameters,
	does: { tells: async () => (await import('./print')).print },
};
