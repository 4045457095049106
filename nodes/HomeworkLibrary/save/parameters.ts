import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { languageParameter } from '../language-parameter';
import { partParameters } from './part-parameters';

const forSave = { show: { operation: ['save'] } };
const from = (saveFrom: string) => ({ show: { operation: ['save'], saveFrom: [saveFrom] } });

/** The parameters of the operation Save. */
export const saveParameters: INodeProperties[] = [
	{
		displayName: 'Save From',
		name: 'saveFrom',
		type: 'options',
		options: [
			{
				name: 'Fields',
				value: 'fields',
				description: 'Title, text and more, each by itself, as from the row of a sheet',
			},
			{ name: 'File', value: 'file', description: 'A Markdown file that an item brings, as from a folder or a ZIP' },
			{ name: 'Markdown', value: 'markdown', description: 'A whole file, as Get and Export give it' },
		],
		default: 'fields',
		displayOptions: forSave,
	},
	{
		displayName: 'Exercise ID',
		name: 'saveId',
		type: 'string',
		default: '',
		displayOptions: forSave,
		placeholder: 'e.g. evening-walk',
		description:
			"Small letters, digits and dashes. One that is there gets a new version. Of a file, empty means the file's name.",
	},
	{ ...languageParameter, displayOptions: from('fields') },
	{
		displayName: 'Fields',
		name: 'parts',
		type: 'collection',
		default: {},
		displayOptions: from('fields'),
		placeholder: 'Add field',
		description: 'What is left out stays as it is. A new exercise needs nearly all of them.',
		options: partParameters,
	},
	{
		displayName: 'Input Data Field Name',
		name: 'saveFile',
		type: 'string',
		default: 'data',
		displayOptions: from('file'),
		hint: 'The name of the field that holds the file',
		description: 'Pictures, sound and PDFs of the exercise are taken from the other fields of the item',
	},
	{
		displayName: 'Markdown',
		name: 'saveMarkdown',
		type: 'string',
		required: true,
		typeOptions: { rows: 12 },
		default: '',
		displayOptions: from('markdown'),
		description: 'Fields between two lines ---, and the text of the client below. Its version is counted by itself.',
	},
];

export const saveOperation: Operation = {
	option: {
		name: 'Save',
		value: 'save',
		action: 'Save an exercise',
		description: "Save a new version of an exercise, or a new one. It counts at once, before the library's own.",
	},
	parameters: saveParameters,
	does: { changes: async () => (await import('./save')).save },
};
