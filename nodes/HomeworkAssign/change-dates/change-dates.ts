import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { assignmentId } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import type { HomeworkConnection } from '../../shared/connection';
import { spoken, utc, withOffset } from '../../shared/instants';
import { forEachItem } from '../../shared/items';
import { flag } from '../../shared/parameters/flag';
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
	/** Whether a manual run changes them, too. */
	forReal: boolean;
}

/** Moves due, session or both of the assignment of every item; its reminders are planned anew. */
export async function changeDates(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const now = DateTime.utc();
	const beyond = practiceBound(connection);
	return await forEachItem(context, async (itemIndex, inTurn): Promise<IDataObject> => {
		const parameters = new ItemParameters(context, itemIndex, changeDatesParameters, NOT_CHANGED);
		const move = readMove(context, parameters, now);
		const { id, zone, dueAt, sessionAt, forReal } = move;
		const about = { assignmentId: id, workflowId: assignmentWorkflowId(id) };
		const dates = { ...(dueAt && { dueAt: utc(dueAt) }), ...(sessionAt && { sessionAt: utc(sessionAt) }) };
		if (context.getMode() === 'manual' && !forReal) {
			await withinBound(parameters, move, beyond);
			return {
				...about,
				status: 'preview',
				...dates,
				plan: [
					...(dueAt ? [`Due would move to ${spoken(dueAt, zone)}`] : []),
					...(sessionAt ? [`The session would move to ${spoken(sessionAt, zone)}`] : []),
					'Reminders that have not gone out would be planned anew',
					`Times are in ${zone}`,
				],
				note: 'Preview of a manual run: nothing was changed. Switch on Change for Real to change it.',
			};
		}
		const rescheduleId = changeId(context, connection.ring, itemIndex, { id, ...dates });
		const asked = { rescheduleId, ...dates };
		const changed = await inTurn(id, async () => {
			await withinBound(parameters, move, beyond);
			return await change(connection, about.workflowId, 'reschedule', asked);
		}).catch((error: unknown) => {
			throw named(parameters, error);
		});
		if (!changed.taken) return { ...about, status: 'accepted', ...dates, note: 'Takes effect once a worker runs.' };
		const { dueAt: dueNow, sessionAt: sessionNow } = changed.result;
		return { ...about, status: 'changed', dueAt: dueNow, ...(sessionNow && { sessionAt: sessionNow }) };
	});
}

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
	const forReal = parameters.read('forReal', flag) ?? false;
	if (parameters.problems.length === 0 && !dueAt && !sessionAt) {
		const other = parameters.label(PARAMETER.sessionAt);
		parameters.refuse(PARAMETER.dueAt, `and ${other} are both empty; set one of them`);
	}
	parameters.check();
	return { id: id!, zone, forReal, ...(dueAt && { dueAt }), ...(sessionAt && { sessionAt }) };
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
