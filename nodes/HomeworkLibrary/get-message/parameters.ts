import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';
import { messageParameter } from '../message-parameters';

const forGetMessage = { show: { operation: ['getMessage'] } };

/** The parameters of the operation Message: Get. */
export const getMessageParameters: INodeProperties[] = [
	{ ...messageParameter, displayOptions: forGetMessage },
	{ ...languageParameter, displayOptions: forGetMessage },
];

export const getMessageOperation: Operation = {
	option: {
		name: 'Message: Get',
		value: 'getMessage',
		action: 'Get a message',
		description: "One message as it is written, whose words it has, and what the library's own says otherwise",
	},
	parameters: getMessageParameters,
	does: { tells: async () => (await import('./get-message')).getMessage },
};
