import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { ReschedulingResult } from '../../../temporal/contract/change-inputs';
import { aboutAssignment, assignmentId } from '../../shared/assignment-id';
import { previewOfAssignment } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { utc, withOffset } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { instant } from '../../shared/parameters/instant';
import { ItemParameters } from '../../shared/parameters/parameters';
import { isProblem } from '../../shared/problem';
import { changeDatesParameters } from './parameters';
import { practiceBound } from './practice-bound';
import { readZone } from '../read-zone';
import { came, PARAMETER, planned, stood, type Move } from './words';

const NOT_CHANGED = 'No dates were changed';

/** Moves due, session, zone, or several of them of the assignment of every item; its reminders are planned anew. */
export const changeDates: Changing = (context, connection) => {
	const now = DateTime.utc();
	const beyond = practiceBound(connection);
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, changeDatesParameters, NOT_CHANGED);
		const move = readMove(context, parameters, now);
		const { id, dueAt, sessionAt, newZone } = move;
		const dates = {
			...(dueAt && { dueAt: utc(dueAt) }),
			...(sessionAt !== undefined && { sessionAt: sessionAt && utc(sessionAt) }),
			...(newZone !== undefined && { zone: newZone }),
		};
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => {
				await withinBound(parameters, move, beyond);
				return { ...(await previewOfAssignment(connection, id, planned(move))), ...dates };
			},
			carryOut: async () => {
				await withinBound(parameters, move, beyond);
				const rescheduleId = changeId(context, connection.ring, itemIndex, { id, ...dates });
				const asked = { rescheduleId, ...dates };
				const changed = await changeAssignment(connection, id, 'reschedule', asked).catch((error: unknown) => {
					throw named(parameters, error);
				});
				if (!changed.taken) return { status: 'accepted', ...dates, note: TAKES_EFFECT_LATER };
				const { result, unchanged } = changed;
				if (result.notMoved.length === Object.keys(dates).length) throw refused(parameters, result);
				return unchanged || result.repeated ? stood(parameters, move, result) : came(parameters, move, result);
			},
		};
	};
};

function readMove(context: IExecuteFunctions, parameters: ItemParameters, now: DateTime<true>): Move {
	const id = parameters.need('assignmentId', assignmentId);
	const newZone = parameters.isAbsent('newTimeZone') ? undefined : readZone(context, parameters, 'newTimeZone');
	const zone =
		(parameters.isAbsent('datesTimeZone') && newZone) || (readZone(context, parameters, 'datesTimeZone') ?? 'utc');
	const dueAt = parameters.read(PARAMETER.dueAt, instant(zone, 'end-of-day'));
	const session = parameters.read(PARAMETER.sessionAt, instant(zone, 'refused'));
	const noSession = parameters.read('noSession', flag) ?? false;
	const sessionAt = noSession ? null : session;
	if (noSession && session) parameters.refuse(PARAMETER.sessionAt, 'is set, and there is to be no session any more');
	const asked = { ...(dueAt && { dueAt }), ...(sessionAt !== undefined && { sessionAt }), ...(newZone && { newZone }) };
	if (parameters.problems.length === 0 && Object.keys(asked).length === 0) {
		const others = ['newSession', 'newTimeZone'].map((name) => parameters.label(name)).join(' and ');
		parameters.refuse(PARAMETER.dueAt, `is empty, and so are ${others}; set one of them`);
	}
	refusePast(parameters, asked, zone, now);
	parameters.check();
	return { id: id!, zone, ...asked };
}

/** Where one of them is ahead, the workflow judges each by itself. */
function refusePast(
	parameters: ItemParameters,
	{ dueAt, sessionAt, newZone }: Pick<Move, 'dueAt' | 'sessionAt' | 'newZone'>,
	zone: string,
	now: DateTime<true>,
): void {
	if (newZone !== undefined || sessionAt === null) return;
	const asked = Object.entries({ dueAt, sessionAt }).filter((part): part is [keyof typeof PARAMETER, DateTime<true>] =>
		Boolean(part[1]),
	);
	if (asked.some(([, at]) => at > now)) return;
	for (const [part, at] of asked) parameters.refuse(PARAMETER[part], `lies in the past (${withOffset(at, zone)})`);
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

/** That nothing of it could be done, in the words of the editor. */
function refused(parameters: ItemParameters, { notMoved }: ReschedulingResult): Error {
	for (const { part, reason } of notMoved) parameters.refuse(PARAMETER[part], reason);
	return parameters.refusal();
}

/** A refusal of the workflow in the words of the editor. */
function named(parameters: ItemParameters, error: unknown): unknown {
	const [, field, reason] = (isProblem(error, 'rejected') && /^(dueAt|sessionAt) (.+)$/.exec(error.message)) || [];
	if (!field || !reason) return error;
	parameters.refuse(PARAMETER[field as keyof typeof PARAMETER], reason);
	return parameters.refusal();
}
