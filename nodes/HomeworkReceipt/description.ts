import type { INodeProperties } from 'n8n-workflow';
import { namesByValue } from '../shared/subtitle';

/** The parameters of Homework Receipt, in the words of the people who set up flows. */
export const receiptParameters: INodeProperties[] = [
	{
		displayName: 'Result',
		name: 'result',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From the Node Before',
				value: 'automatic',
				description: 'Sent, unless the node before failed; then its error tells whether it may have gone out',
			},
			{
				name: 'May Have Been Sent',
				value: 'unknown',
				description: 'Nobody knows. It is tried once more at most, then somebody has to look after it.',
			},
			{
				name: 'Opted Out',
				value: 'opted-out',
				description: 'The recipient told the provider to stop. Nothing is sent there any more.',
			},
			{
				name: 'Refused',
				value: 'refused',
				description: 'This recipient can never be reached this way: the address or number does not exist',
			},
			{
				name: 'Sent',
				value: 'sent',
				description: 'The provider took the message. An error of the node before counts all the same.',
			},
			{
				name: 'Skipped',
				value: 'skipped',
				description: 'The flow chose not to send it. Not tried again.',
			},
			{
				name: 'Surely Not Sent',
				value: 'failed',
				description: 'It did not go out this time, that is certain. It is tried again while it makes sense.',
			},
		],
		default: 'automatic',
		description: 'What became of the message',
	},
	{
		displayName: 'Provider Message ID',
		name: 'providerMessageId',
		type: 'string',
		default: '={{ $json.messageId }}',
		displayOptions: { show: { result: ['automatic', 'sent'] } },
		description:
			"The provider's ID of the message, kept on record for questions later. If empty, messageId or sid of the item.",
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'e.g. The address does not exist',
		displayOptions: { hide: { result: ['automatic', 'sent'] } },
		description: 'Why, in words that staff will read on the assignment. May be empty.',
	},
	{
		displayName: 'Try ID',
		name: 'tryId',
		type: 'string',
		default: '',
		hint: "Only in a sub-workflow: the tryId of the Homework Trigger's item, handed to it",
		description:
			'Which try of which message this is about. Behind a Homework Trigger leave it empty: the node finds it by itself.',
	},
	{
		displayName:
			'The credential is needed only in a sub-workflow and where n8n runs in queue mode. Elsewhere the trigger has it.',
		name: 'credentialNotice',
		type: 'notice',
		default: '',
	},
];

/** What stands below the node's name in the editor: the name of its result. */
export const receiptSubtitle = `={{ ${namesByValue(receiptParameters[0]!)}[$parameter["result"]] }}`;
