import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { ReschedulingResult } from '../../../temporal/contract/change-inputs';
import { spoken, spokenDue } from '../../shared/instants';
import type { ItemParameters } from '../../shared/parameters/parameters';

/** The workflow names the fields as the contract does. */
export const PARAMETER = { dueAt: 'newDue', sessionAt: 'newSession' } as const;

/** What one item moves, and the zone in which it says so. */
export interface Move {
	id: string;
	dueAt?: DateTime<true>;
	/** `null`: there is none any more. */
	sessionAt?: DateTime<true> | null;
	/** The client's from now on. */
	newZone?: string;
	zone: string;
}

/** What came of it, part by part. */
export function came(parameters: ItemParameters, move: Move, result: ReschedulingResult): IDataObject {
	const remarks = [...notMovedRemarks(parameters, result), ...movedRemarks(move, result), ...dueRemarks(move, result)];
	return {
		status: result.notMoved.length > 0 ? 'changed in part' : 'changed',
		...held(move, result),
		note: remarks.join(' '),
	};
}

/** What was asked for and could not be done, and why. */
function notMovedRemarks(parameters: ItemParameters, { notMoved }: ReschedulingResult): string[] {
	return notMoved.map(({ part, reason }) => `${parameters.label(PARAMETER[part])} was not taken: it ${reason}.`);
}

/** What holds where that was so before. */
export function stood(parameters: ItemParameters, move: Move, result: ReschedulingResult): IDataObject {
	const why = result.repeated
		? 'This was asked for before, and is done once.'
		: 'It stood like that before, and nothing was changed.';
	const due = `Due is ${spokenDue(DateTime.fromISO(result.dueAt) as DateTime<true>, move.zone)} (${move.zone}).`;
	const remarks = [why, ...notMovedRemarks(parameters, result), due];
	return { status: 'unchanged', ...held(move, result), note: remarks.join(' ') };
}

function held({ newZone }: Move, { dueAt, sessionAt, zone }: ReschedulingResult): IDataObject {
	return { dueAt, ...(sessionAt && { sessionAt }), ...(newZone !== undefined && { zone }) };
}

/** What was asked for and is so now. */
function movedRemarks({ dueAt, sessionAt, newZone, zone }: Move, { notMoved }: ReschedulingResult): string[] {
	const isMoved = (asked: keyof typeof PARAMETER) => !notMoved.some(({ part }) => part === asked);
	return [
		...(dueAt && isMoved('dueAt') ? [`Due is now ${spokenDue(dueAt, zone)} (${zone}).`] : []),
		...(sessionAt && isMoved('sessionAt') ? [`The session is now ${spoken(sessionAt, zone)} (${zone}).`] : []),
		...(sessionAt === null ? ['There is no session any more.'] : []),
		...(newZone === undefined ? [] : [`Messages keep to the hours of ${newZone}.`]),
	];
}

/** What a preview says of it, a line each. */
export function planned({ dueAt, sessionAt, newZone, zone }: Move): string[] {
	return [
		...(dueAt ? [`Due would move to ${spokenDue(dueAt, zone)}`] : []),
		...(sessionAt ? [`The session would move to ${spoken(sessionAt, zone)}`] : []),
		...(sessionAt && !dueAt ? ['Due would move with it, where it was left to the session'] : []),
		...(sessionAt === null ? ['The session would be taken back, and with it the brief and reminders before it'] : []),
		...(newZone === undefined ? [] : [`Messages would keep to the hours of ${newZone}`]),
		'Reminders that have not gone out would be planned anew',
		`Times are in ${zone}`,
	];
}

/** What became of due, where only the session was changed. */
function dueRemarks(
	{ dueAt: asked, sessionAt: session, zone }: Move,
	{ dueAt, dueIsSession, sessionAt, notMoved }: ReschedulingResult,
): string[] {
	if (asked || session === undefined || notMoved.length > 0) return [];
	const due = spokenDue(DateTime.fromISO(dueAt) as DateTime<true>, zone);
	if (!dueIsSession) return [`Due was set by itself and stays: ${due}.`];
	if (session === null) return [`Due was left to the session and stays ${due}, until there is another session.`];
	return [dueAt === sessionAt ? 'Due moved with the session.' : `Due stays ${due}: the session lies in the past.`];
}
