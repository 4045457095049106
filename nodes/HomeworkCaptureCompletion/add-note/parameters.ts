import type { INodeProperties } from 'n8n-workflow';

const forAddNote = { show: { operation: ['addNote'] } };

/** The parameters of the operation Add a Note. */
export const addNoteParameters: INodeProperties[] = [
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		displayOptions: forAddNote,
		description: "The client's words, kept encrypted; at most 5,000 characters",
	},
	{
		displayName: 'Add for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: forAddNote,
		description: 'Whether "Execute step" adds the note, too. Otherwise it shows a preview and changes nothing.',
	},
];
