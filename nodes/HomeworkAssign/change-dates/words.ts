import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { ReschedulingResult } from '../../../temporal/contract/change-inputs';
import { spoken, spokenDue } from '../../shared/instants';
import type { ItemParameters } from '../../shared/parameters/parameters';
import { PARAMETER, type Move } from './read-move';

/** What came of it, part by part. */
export function came(parameters: ItemParameters, move: Move, result: ReschedulingResult): IDataObject {
	const remarks = [
		...notMovedRemarks(parameters, move, result),
		...movedRemarks(move, result),
		...dueRemarks(move, result),
	];
	return {
		status: result.notMoved.length > 0 ? 'changed in part' : 'changed',
		...held(move, result),
		note: remarks.join(' '),
	};
}

/** What was asked for and could not be done, and why. */
function notMovedRemarks(parameters: ItemParameters, { zone }: Move, { notMoved }: ReschedulingResult): string[] {
	return notMoved.map(
		({ part, reason }) => `${parameters.label(PARAMETER[part])} was not taken: it ${instantsInWords(reason, zone)}.`,
	);
}

/** What holds where that was so before. */
export function stood(parameters: ItemParameters, move: Move, result: ReschedulingResult): IDataObject {
	const why = result.repeated
		? 'This was asked for before, and is done once.'
		: 'It stood like that before, and nothing was changed.';
	const due = `Due is ${spokenDue(DateTime.fromISO(result.dueAt) as DateTime<true>, move.zone)} (${move.zone}).`;
	const remarks = [why, ...notMovedRemarks(parameters, move, result), due];
	return { status: 'unchanged', ...held(move, result), note: remarks.join(' ') };
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

/** A reason of the workflow, which knows instants alone, as people read it. */
export function instantsInWords(reason: string, zone: string): string {
	return reason.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => {
		return `${spoken(DateTime.fromISO(instant) as DateTime<true>, zone)}, ${zone}`;
	});
}
