import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';
import { CHANNELS, messageParameter } from '../message-parameters';

const forSaveMessage = { show: { operation: ['saveMessage'] } };
const from = (saveMessageFrom: string) => ({
	show: { operation: ['saveMessage'], saveMessageFrom: [saveMessageFrom] },
});

/** Shown until the field is an expression, which it becomes by itself where such a place is pasted into it. */
const hint = 'Keep this on Fixed: as an Expression, it loses {{ link }} and all other places';

/** What is set of a message by itself, by the names of its file. */
export const partParameters: INodeProperties[] = [
	{
		displayName: 'Opening',
		name: 'opening',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		hint,
		description: 'How an e-mail to a client begins. It stands where the text says {{ opening }}.',
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		hint,
		description: 'One line. Several lines to a client take turns, so that mail programs do not fold messages into one.',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		hint,
		description: 'Plain text with the link and, to a client, a line how to stop such messages',
	},
];

/** The parameters of the operation Message: Save. */
export const saveMessageParameters: INodeProperties[] = [
	{ ...messageParameter, displayOptions: forSaveMessage },
	{ ...languageParameter, displayOptions: forSaveMessage },
	{
		displayName: 'Save From',
		name: 'saveMessageFrom',
		type: 'options',
		options: [
			{ name: 'Fields', value: 'fields', description: 'Subject and text of one channel, each by itself' },
			{ name: 'Whole File', value: 'file', description: 'All channels at once, as Message: Get gives it' },
		],
		default: 'fields',
		displayOptions: forSaveMessage,
	},
	{
		displayName: 'Channel',
		name: 'saveChannel',
		type: 'options',
		options: CHANNELS,
		default: 'email',
		displayOptions: from('fields'),
		description: 'Whose words are set. What goes to clinicians and staff goes by e-mail.',
	},
	{
		displayName: 'Words',
		name: 'words',
		type: 'collection',
		default: {},
		displayOptions: from('fields'),
		placeholder: 'Add words',
		description: 'What is left out stays as it is. Places such as {{ link }} are filled in when it goes out.',
		options: partParameters,
	},
	{
		displayName: 'File',
		name: 'messageFile',
		type: 'string',
		required: true,
		typeOptions: { rows: 12 },
		default: '',
		hint,
		displayOptions: from('file'),
		description: 'A whole file, as Message: Get gives it in its field YAML, with other words in it',
	},
];

export const saveMessageOperation: Operation = {
	option: {
		name: 'Message: Save',
		value: 'saveMessage',
		action: 'Save a message',
		description: "Save the practice's own words for a message. They count at once, before the library's own.",
	},
	parameters: saveMessageParameters,
	does: { changes: async () => (await import('./save-message')).saveMessage },
};
