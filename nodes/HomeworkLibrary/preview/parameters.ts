import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';
import { inItsLanguage } from '../language-parameter';

/** The parameters of the operation Preview. */
export const previewParameters: INodeProperties[] = [
	{ ...exerciseParameter, displayOptions: { show: { operation: ['preview'] } } },
	{ ...inItsLanguage, displayOptions: { show: { operation: ['preview'] } } },
];

export const previewOperation: Operation = {
	option: {
		name: 'Preview',
		value: 'preview',
		action: 'Preview an exercise',
		description: 'The page as a client sees it, as HTML and as a file. Nothing can be sent from it.',
	},
	parameters: previewParameters,
	does: { tells: async () => (await import('./preview')).preview },
};
