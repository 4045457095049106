import { MAX_NOTE } from '../../../temporal/contract/characters';
import { aboutAssignment } from '../../shared/assignment-id';
import { previewOfAssignment } from '../../shared/assignment-preview';
import { readerOfAssignments } from '../../shared/by-reference';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { addNoteParameters } from './parameters';

const NOT_ADDED = 'No note was added';

/** Adds for every item a note to what a client answered, or before there is an answer: it is none itself. */
export const addNote: Changing = async (context, connection) => {
	const idOf = await readerOfAssignments(context, connection);
	const writtenAt = new Date().toISOString();
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, addNoteParameters, NOT_ADDED);
		const id = idOf(parameters)!;
		const note = parameters.need('note', text({ longest: MAX_NOTE, lines: true }))!;
		parameters.check();
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await previewOfAssignment(connection, id, ['The note would be added']),
			carryOut: async () => {
				const noteId = changeId(context, connection.ring, itemIndex, { id, note });
				const asked = { noteId, note, reportedBy: 'staff' as const, writtenAt };
				const changed = await changeAssignment(connection, id, 'addNote', asked);
				if (!changed.taken) return { status: 'accepted', note: TAKES_EFFECT_LATER };
				return changed.result.repeated
					? { status: 'already added', note: 'This note was added before, and is on record once.' }
					: { status: 'added', note: 'The note is on record.' };
			},
		};
	};
};
