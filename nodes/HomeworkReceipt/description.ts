import type { INodeProperties } from 'n8n-workflow';

/** The parameters of Homework Receipt, in the words of the people who set up flows. */
export const receiptParameters: INodeProperties[] = [
	{
		displayName: 'Result',
		name: 'result',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Failed',
				value: 'failed',
				description: 'The message did not go out this time. It is tried again until it stops making sense.',
			},
			{
				name: 'Refused',
				value: 'refused',
				description: 'The provider will never deliver it: bad address, or the client opted out there. Not tried again.',
			},
			{
				name: 'Sent',
				value: 'sent',
				description: 'The provider took the message. If an earlier step failed and went on, this becomes Failed.',
			},
			{
				name: 'Skipped',
				value: 'skipped',
				description: 'The flow chose not to send it. Not tried again.',
			},
		],
		default: 'sent',
		description: 'What became of the message',
	},
	{
		displayName: 'Provider Message ID',
		name: 'providerMessageId',
		type: 'string',
		default: '={{ $json.messageId }}',
		displayOptions: { show: { result: ['sent'] } },
		description: "The provider's ID of the message, kept on record for questions later. May be empty.",
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. The address does not exist',
		displayOptions: { hide: { result: ['sent'] } },
		description: 'Why the message was not sent, in words that staff will read on the assignment',
	},
	{
		displayName: 'Command ID',
		name: 'commandId',
		type: 'string',
		required: true,
		default: "={{ $('Homework Trigger').item.json.commandId }}",
		description: 'Which message this receipt is for. Leave as it is, unless the trigger has another name.',
	},
];
