import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Check the Service. */
export const checkParameters: INodeProperties[] = [
	{
		displayName: 'Tell',
		name: 'checkOutput',
		type: 'options',
		options: [
			{ name: 'One Item with Text', value: 'text', description: 'Whether all is well, every trouble, and a text' },
			{ name: 'One Item per Check', value: 'items', description: 'Everything that was looked at, each with its words' },
		],
		default: 'text',
		displayOptions: { show: { operation: ['check'] } },
	},
];

export const checkOperation: Operation = {
	option: {
		name: 'Check the Service',
		value: 'check',
		action: 'Check the service',
		description: 'Whether the homework service runs, is ready, and has sent what was planned. It is never an error.',
	},
	parameters: checkParameters,
	does: {
		tells: async () => (await import('./check')).check,
		unreached: async () => (await import('./check')).checkUnreached,
	},
};
