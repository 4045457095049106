import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../shared/assignment-id';
import { addNoteParameters } from './add-note/parameters';
import { recordParameters } from './record/parameters';

/** The parameters of Homework Capture Completion, in the words of the people who set up flows. */
export const captureProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Add a Note',
				value: 'addNote',
				action: 'Add a note to a completion',
				description: 'Add what a client told your staff after answering',
			},
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
	...recordParameters,
	...addNoteParameters,
];
