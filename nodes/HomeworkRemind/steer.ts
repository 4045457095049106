import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { aboutAssignment, assignmentId } from '../shared/assignment-id';
import { previewOfAssignment } from '../shared/assignment-preview';
import { changeId } from '../shared/change-id';
import { changeAssignment } from '../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../shared/later';
import type { Changing } from '../shared/operation';
import { ItemParameters } from '../shared/parameters/parameters';

/** An operation that holds the reminders of one assignment back, or lets them go on. */
interface Steering {
	steering: 'pauseReminders' | 'resumeReminders';
	parameters: INodeProperties[];
	/** How a refused item begins. */
	refused: string;
	/** What a preview says. */
	wouldDo: string;
	/** What is true once the workflow has it. */
	done: () => IDataObject;
	/** What is true where that was so before. */
	stood: () => IDataObject;
}

/** Steers for the assignment of every item. */
export function steer({ steering, parameters: properties, refused, wouldDo, done, stood }: Steering): Changing {
	return (context, connection) => (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, properties, refused);
		const id = parameters.need('assignmentId', assignmentId)!;
		parameters.check();
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await previewOfAssignment(connection, id, [wouldDo], 'open'),
			carryOut: async () => {
				const asked = { changeId: changeId(context, connection.ring, itemIndex, { id }) };
				const changed = await changeAssignment(connection, id, steering, asked);
				if (!changed.taken) return { status: 'accepted', note: TAKES_EFFECT_LATER };
				return changed.unchanged ? stood() : done();
			},
		};
	};
}
