import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../shared/assignment-id';

/** The parameters of Homework Capture Completion, in the words of the people who set up flows. */
export const captureProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Record for a Client',
				value: 'record',
				action: 'Record a completion for a client',
				description: 'Record what a client told your staff; it is kept as reported by staff',
			},
		],
		default: 'record',
	},
	assignmentIdParameter,
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		options: [
			{ name: 'Could Not', value: 'could-not', description: 'The client could not do it' },
			{ name: 'Done', value: 'done', description: 'The client did it' },
			{ name: 'Partly', value: 'partly', description: 'The client did some of it' },
		],
		default: 'done',
		description: 'What the client told your staff',
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: "The client's words, kept encrypted; at most 5,000 characters",
	},
	{
		displayName: 'Record for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		description: 'Whether "Execute step" records, too. Otherwise it shows a preview and changes nothing.',
	},
];
