import type { INodeProperties } from 'n8n-workflow';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const forAddNote = { show: { operation: ['addNote'] } };

/** The parameters of the operation Add a Note. */
export const addNoteParameters: INodeProperties[] = [
	{ ...assignmentOrReferenceParameter, displayOptions: forAddNote },
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
];

export const addNoteOperation: Operation = {
	option: {
		name: 'Add a Note',
		value: 'addNote',
		action: 'Add a note to a completion',
		description: 'Add what a client told your staff, before or after the answer: it is no answer itself',
	},
	parameters: addNoteParameters,
	does: { changes: async () => (await import('./add-note')).addNote },
};
