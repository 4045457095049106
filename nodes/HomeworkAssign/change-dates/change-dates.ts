import { DateTime } from 'luxon';
import type { ReschedulingResult } from '../../../temporal/contract/change-inputs';
import { aboutAssignment } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { utc } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { isProblem } from '../../shared/problem';
import { lookUpAll } from './on-record';
import { changeDatesParameters } from './parameters';
import { preview } from './preview';
import { PARAMETER, readMove, type Move } from './read-move';
import { came, instantsInWords, stood } from './words';

const NOT_CHANGED = 'No dates were changed';

/** Moves due, session, zone, or several of them of the assignment of every item; its reminders are planned anew. */
export const changeDates: Changing = async (context, connection) => {
	const now = DateTime.utc();
	const onRecord = await lookUpAll(context, connection);
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, changeDatesParameters, NOT_CHANGED);
		const move = readMove(context, parameters, onRecord, now);
		const { id, dueAt, sessionAt, newZone } = move;
		const dates = {
			...(dueAt && { dueAt: utc(dueAt) }),
			...(sessionAt !== undefined && { sessionAt: sessionAt && utc(sessionAt) }),
			...(newZone !== undefined && { zone: newZone }),
		};
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await preview(connection, parameters, move, now),
			carryOut: async () => {
				const rescheduleId = changeId(context, connection.ring, itemIndex, { id, ...dates });
				const asked = { rescheduleId, ...dates };
				const changed = await changeAssignment(connection, id, 'reschedule', asked).catch((error: unknown) => {
					throw named(parameters, move, error);
				});
				if (!changed.taken) return { status: 'accepted', ...dates, note: TAKES_EFFECT_LATER };
				const { result, unchanged } = changed;
				if (result.notMoved.length === Object.keys(dates).length) throw refused(parameters, move, result);
				return unchanged || result.repeated ? stood(parameters, move, result) : came(parameters, move, result);
			},
		};
	};
};

/** That nothing of it could be done, in the words of the editor. */
function refused(parameters: ItemParameters, { zone }: Move, { notMoved }: ReschedulingResult): Error {
	for (const { part, reason } of notMoved) parameters.refuse(PARAMETER[part], instantsInWords(reason, zone));
	return parameters.refusal();
}

/** A refusal of the workflow in the words of the editor. */
function named(parameters: ItemParameters, { zone }: Move, error: unknown): unknown {
	const [, field, reason] = (isProblem(error, 'rejected') && /^(dueAt|sessionAt) (.+)$/.exec(error.message)) || [];
	if (!field || !reason) return error;
	parameters.refuse(PARAMETER[field as keyof typeof PARAMETER], instantsInWords(reason, zone));
	return parameters.refusal();
}
