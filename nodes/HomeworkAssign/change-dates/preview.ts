import type { IDataObject } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { unfitDue, unfitSession } from '../../../temporal/contract/fitting-dates';
import { previewOfAssignment } from '../../shared/assignment-preview';
import type { HomeworkConnection } from '../../shared/connection';
import { spoken, spokenDue, utc } from '../../shared/instants';
import type { ItemParameters } from '../../shared/parameters/parameters';
import { PARAMETER, type Move } from './read-move';
import { instantsInWords } from './words';

/** What a move would do, each part judged as the real run does. */
export async function preview(
	connection: HomeworkConnection,
	parameters: ItemParameters,
	move: Move,
	now: DateTime<true>,
): Promise<IDataObject> {
	const { id, dueAt, sessionAt, newZone } = move;
	const notTaken = unfit(move, now);
	const refused = (['dueAt', 'sessionAt'] as const).flatMap((part) => {
		const reason = notTaken[part];
		return reason === undefined ? [] : [`${parameters.label(PARAMETER[part])} ${instantsInWords(reason, move.zone)}`];
	});
	const taken: Move = { ...move };
	if (notTaken.dueAt !== undefined) delete taken.dueAt;
	if (notTaken.sessionAt !== undefined) delete taken.sessionAt;
	const isNothing = [taken.dueAt, taken.sessionAt, newZone].every((part) => part === undefined);
	const plan = isNothing
		? [`Nothing would be changed: ${refused.join('; ')}`]
		: [...refused.map((reason) => `Not taken: ${reason}`), ...planned(taken)];
	return {
		...(await previewOfAssignment(connection, id, plan)),
		...(dueAt && notTaken.dueAt === undefined && { dueAt: utc(dueAt) }),
		...(sessionAt !== undefined && notTaken.sessionAt === undefined && { sessionAt: sessionAt && utc(sessionAt) }),
		...(newZone !== undefined && { zone: newZone }),
	};
}

/** Why parts would not be taken, where it is known when the assignment is delivered. */
function unfit(
	{ dueAt, sessionAt, terms }: Move,
	now: DateTime<true>,
): Partial<Record<'dueAt' | 'sessionAt', string | undefined>> {
	if (!terms) return {};
	return {
		dueAt: dueAt && unfitDue(utc(dueAt), terms.deliverAt, now.toMillis()),
		sessionAt: sessionAt ? unfitSession(utc(sessionAt), terms.deliverAt) : undefined,
	};
}

function planned({ dueAt, sessionAt, newZone, zone, sessionZone, terms }: Move): string[] {
	const sessionsOwn = sessionAt && sessionZone !== zone ? ` (${sessionZone})` : '';
	return [
		...(dueAt ? [`Due would move to ${spokenDue(dueAt, zone)}`] : []),
		...(sessionAt ? [`The session would move to ${spoken(sessionAt, sessionZone)}${sessionsOwn}`] : []),
		...(sessionAt && !dueAt ? [terms && !terms.dueIsSession ? DUE_STAYS : DUE_MOVES] : []),
		...(sessionAt === null ? ['The session would be taken back, and with it the brief and reminders before it'] : []),
		...(newZone === undefined ? [] : [`Messages would keep to the hours of ${newZone}`]),
		'Reminders that have not gone out would be planned anew',
		`Times are in ${zone}`,
	];
}

const DUE_MOVES = 'Due would move with it, where it was left to the session';
const DUE_STAYS = 'Due was set by itself and would stay';
