import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { assignmentId } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import type { HomeworkConnection } from '../../shared/connection';
import { forEachItem } from '../../shared/items';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters, parametersOf } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { captureProperties } from '../description';

const NOT_ADDED = 'No note was added';

/** As in the contract's `noteSchema`. */
const LONGEST_NOTE = 5000;

/** Adds for every item a note to what a client answered before. */
export async function addNote(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const writtenAt = new Date().toISOString();
	return await forEachItem(context, async (itemIndex, inTurn): Promise<IDataObject> => {
		const parameters = new ItemParameters(context, itemIndex, parametersOf('addNote', captureProperties), NOT_ADDED);
		const id = parameters.need('assignmentId', assignmentId)!;
		const note = parameters.need('note', text({ longest: LONGEST_NOTE, lines: true }))!;
		const forReal = parameters.read('forReal', flag);
		parameters.check();
		const about = { assignmentId: id, workflowId: assignmentWorkflowId(id) };
		if (context.getMode() === 'manual' && !forReal) {
			return {
				...about,
				status: 'preview',
				note: 'Preview of a manual run: nothing was added. Switch on Add for Real to add the note.',
			};
		}
		const noteId = changeId(context, connection.ring, itemIndex, { id, note });
		const changed = await inTurn(id, () =>
			change(connection, about.workflowId, 'addNote', { noteId, note, writtenAt }),
		);
		if (!changed.taken) return { ...about, status: 'accepted', note: 'Goes on record once a worker runs.' };
		return { ...about, status: 'added' };
	});
}
