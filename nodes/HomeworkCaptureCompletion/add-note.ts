import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { addNote as addNoteTo } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText } from '../shared/fields';
import { forEachItem } from '../shared/items';

const forAddNote = { show: { operation: ['addNote'] } };

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

const NOT_ADDED = 'No note was added';

/** As in the contract's `noteSchema`. */
const LONGEST_NOTE = 5000;

/** Adds for every item a note to what a client answered before. */
export async function addNote(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const writtenAt = new Date().toISOString();
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const assignmentId = readAssignmentId(context, itemIndex, NOT_ADDED);
		const note = readNote(context, itemIndex);
		const about = { assignmentId, workflowId: assignmentWorkflowId(assignmentId) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
			return {
				...about,
				status: 'preview',
				note: 'Preview of a manual run: nothing was added. Switch on Add for Real to add the note.',
			};
		}
		const changed = await addNoteTo(connection, assignmentId, { noteId: randomUUID(), note, writtenAt });
		if (!changed.taken) return { ...about, status: 'accepted', note: 'Goes on record once a worker runs.' };
		return { ...about, status: 'added' };
	});
}

function readNote(context: IExecuteFunctions, itemIndex: number): string {
	const note = optionalText(context.getNodeParameter('note', itemIndex, ''));
	if (note && note.length <= LONGEST_NOTE) return note;
	const reason = note ? 'is longer than 5,000 characters' : 'is missing';
	throw fieldError(context.getNode(), itemIndex, NOT_ADDED, [{ field: 'Note', reason }]);
}
