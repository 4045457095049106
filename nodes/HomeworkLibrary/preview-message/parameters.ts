import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';
import { CHANNELS, messageParameter } from '../message-parameters';

const forPreviewMessage = { show: { operation: ['previewMessage'] } };

/** The parameters of the operation Message: Preview. */
export const previewMessageParameters: INodeProperties[] = [
	{ ...messageParameter, displayOptions: forPreviewMessage },
	{ ...languageParameter, displayOptions: forPreviewMessage },
	{
		displayName: 'Channel',
		name: 'previewChannel',
		type: 'options',
		options: [{ name: 'Any', value: 'any' }, ...CHANNELS],
		default: 'any',
		displayOptions: forPreviewMessage,
	},
];

export const previewMessageOperation: Operation = {
	option: {
		name: 'Message: Preview',
		value: 'previewMessage',
		action: 'Preview a message',
		description: 'A message as it reads, in every wording, with a first name, a day and a link that are made up',
	},
	parameters: previewMessageParameters,
	does: { tells: async () => (await import('./preview-message')).previewMessage },
};
