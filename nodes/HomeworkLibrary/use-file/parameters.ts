import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';

const forUseFile = { show: { operation: ['useFile'] } };

/** The parameters of the operation Use the Library's Own. */
export const useFileParameters: INodeProperties[] = [
	{ ...exerciseParameter, displayOptions: forUseFile },
	{ ...languageParameter, displayOptions: forUseFile },
];

export const useFileOperation: Operation = {
	option: {
		name: "Use the Library's Own",
		value: 'useFile',
		action: "Use the library's own exercise",
		description: 'Have an exercise be again as it came with the library. What the practice saved stays on record.',
	},
	parameters: useFileParameters,
	does: { changes: async () => (await import('./use-file')).useFile },
};
