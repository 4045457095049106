import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { aboutAssignment, assignmentId } from '../../shared/assignment-id';
import { previewOfAssignment } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import { spoken, utc, withOffset } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { instant, type DateOnly } from '../../shared/parameters/instant';
import { ItemParameters } from '../../shared/parameters/parameters';
import { isProblem } from '../../shared/problem';
import { changeDatesParameters } from './parameters';
import { practiceBound } from './practice-bound';
import { readZone } from '../read-zone';

const NOT_CHANGED = 'No dates were changed';

/** The workflow names the fields as the contract does. */
const PARAMETER = { dueAt: 'newDue', sessionAt: 'newSession' } as const;

/** What one item moves, and the zone in which it says so. */
interface Move {
	id: string;
	dueAt?: DateTime<true>;
	sessionAt?: DateTime<true>;
	zone: string;
}

/** Moves due, session or both of the assignment of every item; its reminders are planned anew. */
export const changeDates: Changing = (context, connection) => {
	const now = DateTime.utc();
	const beyond = practiceBound(connection);
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, changeDatesParameters, NOT_CHANGED);
		const move = readMove(context, parameters, now);
		const { id, zone, dueAt, sessionAt } = move;
		const dates = { ...(dueAt && { dueAt: utc(dueAt) }), ...(sessionAt && { sessionAt: utc(sessionAt) }) };
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => {
				await withinBound(parameters, move, beyond);
				return {
					...(await previewOfAssignment(connection, id, [
						...(dueAt ? [`Due would move to ${spoken(dueAt, zone)}`] : []),
						...(sessionAt ? [`The session would move to ${spoken(sessionAt, zone)}`] : []),
						'Reminders that have not gone out would be planned anew',
						`Times are in ${zone}`,
					])),
					...dates,
				};
			},
			carryOut: async () => {
				await withinBound(parameters, move, beyond);
				const rescheduleId = changeId(context, connection.ring, itemIndex, { id, ...dates });
				const asked = { rescheduleId, ...dates };
				const changed = await change(connection, assignmentWorkflowId(id), 'reschedule', asked).catch(
					(error: unknown) => {
						throw named(parameters, error);
					},
				);
				if (!changed.taken) return { status: 'accepted', ...dates, note: TAKES_EFFECT_LATER };
				const { dueAt: dueNow, sessionAt: sessionNow } = changed.result;
				return { status: 'changed', dueAt: dueNow, ...(sessionNow && { sessionAt: sessionNow }) };
			},
		};
	};
};

function readMove(context: IExecuteFunctions, parameters: ItemParameters, now: DateTime<true>): Move {
	const id = parameters.need('assignmentId', assignmentId);
	const zone = readZone(context, parameters) ?? 'utc';
	const ahead = (name: string, dateOnly: DateOnly) => {
		const at = parameters.read(name, instant(zone, dateOnly));
		if (at && at <= now) parameters.refuse(name, `lies in the past (${withOffset(at, zone)})`);
		return at;
	};
	const dueAt = ahead(PARAMETER.dueAt, 'end-of-day');
	const sessionAt = ahead(PARAMETER.sessionAt, 'refused');
	if (parameters.problems.length === 0 && !dueAt && !sessionAt) {
		const other = parameters.label(PARAMETER.sessionAt);
		parameters.refuse(PARAMETER.dueAt, `and ${other} are both empty; set one of them`);
	}
	parameters.check();
	return { id: id!, zone, ...(dueAt && { dueAt }), ...(sessionAt && { sessionAt }) };
}

/** @throws NodeOperationError that names what lies farther ahead than the practice lets it */
async function withinBound(
	parameters: ItemParameters,
	move: Move,
	beyond: ReturnType<typeof practiceBound>,
): Promise<void> {
	for (const key of ['dueAt', 'sessionAt'] as const) {
		const at = move[key];
		const reason = at && (await beyond(at.toMillis()));
		if (reason) parameters.refuse(PARAMETER[key], `(${withOffset(at, move.zone)}) ${reason}`);
	}
	parameters.check();
}

/** A refusal of the workflow in the words of the editor. */
function named(parameters: ItemParameters, error: unknown): unknown {
	const [, field, reason] = (isProblem(error, 'rejected') && /^(dueAt|sessionAt) (.+)$/.exec(error.message)) || [];
	if (!field || !reason) return error;
	parameters.refuse(PARAMETER[field as keyof typeof PARAMETER], reason);
	return parameters.refusal();
}
