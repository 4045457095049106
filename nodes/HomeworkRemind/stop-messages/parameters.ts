import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

const forStopMessages = { show: { operation: ['stopMessages'] } };

/** The parameters of the operation Stop Messages. */
export const stopMessagesParameters: INodeProperties[] = [
	{
		displayName: 'E-Mail',
		name: 'stopEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forStopMessages,
		placeholder: 'e.g. name@email.com',
		description: 'Nothing more is sent to this address, whichever client it is of',
	},
	{
		displayName: 'What to Stop',
		name: 'stopScope',
		type: 'options',
		default: 'all',
		displayOptions: forStopMessages,
		options: [
			{ name: 'All Messages', value: 'all' },
			{ name: 'Reminders Only', value: 'reminders' },
		],
	},
	{
		displayName: 'What Was Said',
		name: 'stopWording',
		type: 'string',
		default: '',
		displayOptions: forStopMessages,
		placeholder: 'e.g. Called on Monday and asked for no more messages',
		description: 'Kept encrypted with the stop. Up to 500 characters.',
	},
];

export const stopMessagesOperation: Operation = {
	option: {
		name: 'Stop Messages',
		value: 'stopMessages',
		action: 'Stop messages to an address',
		description: 'Record that somebody wants no messages, or no reminders: it holds at once for what waits, and later',
	},
	parameters: stopMessagesParameters,
	does: { changes: async () => (await import('./stop-messages')).stopMessages },
};
