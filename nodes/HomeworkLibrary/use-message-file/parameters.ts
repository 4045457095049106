import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';
import { messageParameter } from '../message-parameters';

const forUseMessageFile = { show: { operation: ['useMessageFile'] } };

/** The parameters of the operation Message: Use the Library's Own. */
export const useMessageFileParameters: INodeProperties[] = [
	{ ...messageParameter, displayOptions: forUseMessageFile },
	{ ...languageParameter, displayOptions: forUseMessageFile },
];

export const useMessageFileOperation: Operation = {
	option: {
		name: "Message: Use the Library's Own",
		value: 'useMessageFile',
		action: "Use the library's own message",
		description: 'Have a message be said as it came with the library. What the practice saved stays on record.',
	},
	parameters: useMessageFileParameters,
	does: { changes: async () => (await import('./use-message-file')).useMessageFile },
};
