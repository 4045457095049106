import type { IExecuteFunctions } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { Terms } from '../../../temporal/contract/assignment';
import { beyondBound } from '../../../temporal/contract/due-bound';
import { spoken } from '../../shared/instants';
import { assignmentId } from '../../shared/assignment-id';
import { flag } from '../../shared/parameters/flag';
import { instant } from '../../shared/parameters/instant';
import type { ItemParameters } from '../../shared/parameters/parameters';
import { readZone } from '../read-zone';
import type { OnRecord } from './on-record';

/** The workflow names the fields as the contract does. */
export const PARAMETER = { dueAt: 'newDue', sessionAt: 'newSession' } as const;

/** What one item moves, and the zones in which it says so. */
export interface Move {
	id: string;
	dueAt?: DateTime<true>;
	/** `null`: there is none any more. */
	sessionAt?: DateTime<true> | null;
	/** The client's from now on. */
	newZone?: string;
	/** By whose clock due is read and told. */
	zone: string;
	/** By whose clock a session is. */
	sessionZone: string;
	/** What holds until then, where that is known. */
	terms?: Terms;
}

/** @throws NodeOperationError that names every field at fault */
export function readMove(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	{ terms: known, dueWithinDays }: OnRecord,
	now: DateTime<true>,
): Move {
	const id = parameters.need('assignmentId', assignmentId);
	const terms = id === undefined ? undefined : known.get(id);
	const newZone = parameters.isAbsent('newTimeZone') ? undefined : readZone(context, parameters, 'newTimeZone');
	const both = parameters.isAbsent('datesTimeZone') ? undefined : readZone(context, parameters, 'datesTimeZone');
	const practices = context.getTimezone();
	const zone = both ?? newZone ?? terms?.zone ?? practices;
	const ofSession = parameters.isAbsent('sessionTimeZone')
		? undefined
		: readZone(context, parameters, 'sessionTimeZone');
	const sessionZone = ofSession ?? both ?? practices;
	const dueAt = parameters.read(PARAMETER.dueAt, instant(zone, 'end-of-day'));
	const session = parameters.read(PARAMETER.sessionAt, instant(sessionZone, 'refused'));
	const noSession = parameters.read('noSession', flag) ?? false;
	const sessionAt = noSession ? null : session;
	if (noSession && session) parameters.refuse(PARAMETER.sessionAt, 'is set, and there is to be no session any more');
	const asked = { ...(dueAt && { dueAt }), ...(sessionAt !== undefined && { sessionAt }), ...(newZone && { newZone }) };
	if (parameters.problems.length === 0 && Object.keys(asked).length === 0) {
		const others = ['newSession', 'newTimeZone'].map((name) => parameters.label(name)).join(' and ');
		parameters.refuse(PARAMETER.dueAt, `is empty, and so are ${others}; set one of them`);
	}
	const move = { id: id!, zone, sessionZone, ...asked, ...(terms && { terms }) };
	refusePast(parameters, move, now);
	refuseBeyond(parameters, move, now, dueWithinDays);
	parameters.check();
	return move;
}

/** The instants of a move, each with the zone in which it is told. */
function instantsOf({ dueAt, sessionAt, zone, sessionZone }: Move) {
	return [
		...(dueAt ? [{ part: 'dueAt' as const, at: dueAt, in: zone }] : []),
		...(sessionAt ? [{ part: 'sessionAt' as const, at: sessionAt, in: sessionZone }] : []),
	];
}

/** Where one of them is ahead, the workflow judges each by itself. */
function refusePast(parameters: ItemParameters, move: Move, now: DateTime<true>): void {
	if (move.newZone !== undefined || move.sessionAt === null) return;
	const instants = instantsOf(move);
	if (instants.some(({ at }) => at > now)) return;
	for (const { part, at, in: zone } of instants)
		parameters.refuse(PARAMETER[part], `lies in the past (${spoken(at, zone)})`);
}

/** What lies farther ahead than the practice lets it. */
function refuseBeyond(parameters: ItemParameters, move: Move, now: DateTime<true>, dueWithinDays: number): void {
	for (const { part, at, in: zone } of instantsOf(move)) {
		const reason = beyondBound(at.toMillis(), now.toMillis(), dueWithinDays);
		if (reason) parameters.refuse(PARAMETER[part], `(${spoken(at, zone)}) ${reason}`);
	}
}
