import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { ReschedulingResult } from '../../../temporal/contract/assignment';
import { aboutAssignment } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { spoken, spokenDue, utc } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { isProblem } from '../../shared/problem';
import { lookUpAll } from './on-record';
import { changeDatesParameters } from './parameters';
import { preview } from './preview';
import { PARAMETER, readMove, type Move } from './read-move';
import { instantsInWords } from './words';

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
				return unchanged || result.repeated ? stood(move, result) : came(parameters, move, result);
			},
		};
	};
};

/** What came of it, part by part. */
function came(parameters: ItemParameters, move: Move, result: ReschedulingResult): IDataObject {
	const { notMoved } = result;
	const remarks = [
		...notMoved.map(
			({ part, reason }) =>
				`${parameters.label(PARAMETER[part])} was not taken: it ${instantsInWords(reason, move.zone)}.`,
		),
		...movedRemarks(move, result),
		...dueRemarks(move, result),
	];
	return {
		status: notMoved.length > 0 ? 'changed in part' : 'changed',
		...held(move, result),
		note: remarks.join(' '),
	};
}

/** What holds where that was so before. */
function stood(move: Move, result: ReschedulingResult): IDataObject {
	const why = result.repeated
		? 'This was asked for before, and is done once.'
		: 'It stood like that before, and nothing was changed.';
	const due = `Due is ${spokenDue(DateTime.fromISO(result.dueAt) as DateTime<true>, move.zone)} (${move.zone}).`;
	return { status: 'unchanged', ...held(move, result), note: `${why} ${due}` };
}

function held({ newZone }: Move, { dueAt, sessionAt, zone }: ReschedulingResult): IDataObject {
	return { dueAt, ...(sessionAt && { sessionAt }), ...(newZone !== undefined && { zone }) };
}

/** What was asked for and is so now. */
function movedRemarks(
	{ dueAt, sessionAt, newZone, zone, sessionZone }: Move,
	{ notMoved }: ReschedulingResult,
): string[] {
	const isMoved = (asked: keyof typeof PARAMETER) => !notMoved.some(({ part }) => part === asked);
	return [
		...(dueAt && isMoved('dueAt') ? [`Due is now ${spokenDue(dueAt, zone)} (${zone}).`] : []),
		...(sessionAt && isMoved('sessionAt')
			? [`The session is now ${spoken(sessionAt, sessionZone)} (${sessionZone}).`]
			: []),
		...(sessionAt === null ? ['There is no session any more.'] : []),
		...(newZone === undefined ? [] : [`Messages keep to the hours of ${newZone}.`]),
	];
}

/** What became of due, where only the session was changed. */
function dueRemarks(
	{ dueAt: asked, sessionAt: session, zone, sessionZone }: Move,
	{ dueAt, dueIsSession, sessionAt, notMoved }: ReschedulingResult,
): string[] {
	if (asked || session === undefined || notMoved.length > 0) return [];
	const others = session && zone !== sessionZone ? ` (${zone})` : '';
	const due = spokenDue(DateTime.fromISO(dueAt) as DateTime<true>, zone) + others;
	if (!dueIsSession) return [`Due was set by itself and stays: ${due}.`];
	if (session === null) return [`Due was left to the session and stays ${due}, until there is another session.`];
	return [dueAt === sessionAt ? 'Due moved with the session.' : `Due stays ${due}: the session lies in the past.`];
}

/** A refusal of the workflow in the words of the editor. */
function named(parameters: ItemParameters, { zone }: Move, error: unknown): unknown {
	const [, field, reason] = (isProblem(error, 'rejected') && /^(dueAt|sessionAt) (.+)$/.exec(error.message)) || [];
	if (!field || !reason) return error;
	parameters.refuse(PARAMETER[field as keyof typeof PARAMETER], instantsInWords(reason, zone));
	return parameters.refusal();
}
