import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ReminderChangeResult } from '../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { aboutAssignment, assignmentId } from '../shared/assignment-id';
import { previewOfAssignment } from '../shared/assignment-preview';
import { changeId } from '../shared/change-id';
import { change } from '../shared/change';
import { TAKES_EFFECT_LATER } from '../shared/later';
import type { Changing } from '../shared/operation';
import { ItemParameters } from '../shared/parameters/parameters';

/** An operation that steers the reminders of one assignment. */
interface Steering {
	steering: 'remindNow' | 'pauseReminders' | 'resumeReminders';
	parameters: INodeProperties[];
	/** How a refused item begins. */
	refused: string;
	/** What a preview says. */
	wouldDo: string;
	/** What is true once the workflow has it. */
	done: (result: ReminderChangeResult) => IDataObject;
}

/** Steers for the assignment of every item. It answers when that is planned, not when anything is sent. */
export function steer({ steering, parameters: properties, refused, wouldDo, done }: Steering): Changing {
	return (context, connection) => (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, properties, refused);
		const id = parameters.need('assignmentId', assignmentId)!;
		parameters.check();
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await previewOfAssignment(connection, id, [wouldDo]),
			carryOut: async () => {
				const asked = { changeId: changeId(context, connection.ring, itemIndex, { id }) };
				const changed = await change(connection, assignmentWorkflowId(id), steering, asked);
				return changed.taken ? done(changed.result) : { status: 'accepted', note: TAKES_EFFECT_LATER };
			},
		};
	};
}
