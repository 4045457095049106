import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { reschedule } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, type FieldProblem } from '../shared/fields';
import { readInstant, spoken, utc, withOffset } from '../shared/instants';
import { forEachItem } from '../shared/items';
import { isProblem } from '../shared/problem';
import { practiceBound } from './practice-bound';
import { readZone } from './read-zone';

const NOT_CHANGED = 'No dates were changed';

const LABELS = { dueAt: 'New Due', sessionAt: 'New Session' } as const;

/** What one item moves, and the zone in which it says so. */
interface Move {
	dueAt?: DateTime<true>;
	sessionAt?: DateTime<true>;
	zone: string;
}

/** Moves due, session or both of the assignment of every item; its reminders are planned anew. */
export async function changeDates(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const now = DateTime.utc();
	const beyond = practiceBound(connection);
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const assignmentId = readAssignmentId(context, itemIndex, NOT_CHANGED);
		const { zone, dueAt, sessionAt } = await withinBound(context, itemIndex, readMove(context, itemIndex, now), beyond);
		const about = { assignmentId, workflowId: assignmentWorkflowId(assignmentId) };
		const dates = { ...(dueAt && { dueAt: utc(dueAt) }), ...(sessionAt && { sessionAt: utc(sessionAt) }) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
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
		const asked = { rescheduleId: randomUUID(), ...dates };
		const changed = await reschedule(connection, assignmentId, asked).catch((error: unknown) => {
			throw named(context, itemIndex, error);
		});
		if (!changed.taken) return { ...about, status: 'accepted', ...dates, note: 'Takes effect once a worker runs.' };
		const { dueAt: dueNow, sessionAt: sessionNow } = changed.result;
		return { ...about, status: 'changed', dueAt: dueNow, ...(sessionNow && { sessionAt: sessionNow }) };
	});
}

function readMove(context: IExecuteFunctions, itemIndex: number, now: DateTime<true>): Move {
	const problems: FieldProblem[] = [];
	const zone = readZone(context, itemIndex, problems) ?? 'utc';
	const read = (parameter: string, field: string, dateOnly: 'end-of-day' | 'refused') => {
		const value = context.getNodeParameter(parameter, itemIndex, '');
		if (!value) return undefined;
		const instant = readInstant(value, zone, dateOnly);
		if ('at' in instant && instant.at > now) return instant.at;
		const reason = 'at' in instant ? `lies in the past (${withOffset(instant.at, zone)})` : instant.reason;
		problems.push({ field, reason });
		return undefined;
	};
	const dueAt = read('newDue', LABELS.dueAt, 'end-of-day');
	const sessionAt = read('newSession', LABELS.sessionAt, 'refused');
	if (problems.length === 0 && !dueAt && !sessionAt) {
		problems.push({ field: LABELS.dueAt, reason: `and ${LABELS.sessionAt} are both empty; set one of them` });
	}
	if (problems.length > 0) throw fieldError(context.getNode(), itemIndex, NOT_CHANGED, problems);
	return { zone, ...(dueAt && { dueAt }), ...(sessionAt && { sessionAt }) };
}

/** @throws NodeOperationError that names what lies farther ahead than the practice lets it */
async function withinBound(
	context: IExecuteFunctions,
	itemIndex: number,
	move: Move,
	beyond: ReturnType<typeof practiceBound>,
): Promise<Move> {
	const problems: FieldProblem[] = [];
	for (const key of ['dueAt', 'sessionAt'] as const) {
		const at = move[key];
		const reason = at && (await beyond(at.toMillis()));
		if (reason) problems.push({ field: LABELS[key], reason: `(${withOffset(at, move.zone)}) ${reason}` });
	}
	if (problems.length > 0) throw fieldError(context.getNode(), itemIndex, NOT_CHANGED, problems);
	return move;
}

/** The workflow names the fields as the contract does. */
function named(context: IExecuteFunctions, itemIndex: number, error: unknown): unknown {
	const [, field, reason] = (isProblem(error, 'rejected') && /^(dueAt|sessionAt) (.+)$/.exec(error.message)) || [];
	if (!field || !reason) return error;
	const problem = { field: LABELS[field as keyof typeof LABELS], reason };
	return fieldError(context.getNode(), itemIndex, NOT_CHANGED, [problem]);
}
