import type { NotMoved, Rescheduling } from '../../contract/change-inputs';
import { beyondBound, LEAST_DUE_WITHIN_DAYS } from '../../contract/due-bound';
import { unfitDue, unfitSession } from '../../contract/fitting-dates';
import type { AssignmentState } from './state';

type Part = NotMoved['part'];

/** When an assignment is due and talked about, and by which clock its client lives. */
export type Dates = Pick<AssignmentState, 'dueAt' | 'dueIsSession' | 'sessionAt' | 'sessionTakenBack' | 'zone'>;

/** The dates that hold after a change, and what of it could not be done. */
export interface Move {
	dates: Dates;
	notMoved: NotMoved[];
}

/**
 * What a rescheduling makes of the dates. Each part is judged by itself; due that was left to the session moves with it, and
 * due that is set stays by itself from then on.
 *
 * @param deliverAt when the assignment is delivered, as was meant
 * @param now in milliseconds
 * @param beyond what lies farther ahead than the practice lets it, where that was asked
 */
export function moveDates(
	asked: Rescheduling,
	standing: Dates,
	deliverAt: string,
	now: number,
	beyond: NotMoved[] = [],
): Move {
	const notMoved: NotMoved[] = [];
	const { dueAt: due, dueIsSession, sessionAt: session, sessionTakenBack, zone: zoneNow } = standing;
	const dates: Dates = {
		dueAt: due,
		dueIsSession,
		...(session !== undefined && { sessionAt: session }),
		sessionTakenBack,
		zone: zoneNow,
	};
	const { dueAt, sessionAt, zone } = asked;
	const tooFar = (part: Part) => beyond.find((problem) => problem.part === part)?.reason;
	const dueProblem = dueAt === undefined ? undefined : (unfitDue(dueAt, deliverAt, now) ?? tooFar('dueAt'));
	const sessionProblem = sessionAt == null ? undefined : (unfitSession(sessionAt, deliverAt) ?? tooFar('sessionAt'));
	if (zone !== undefined) dates.zone = zone;
	if (sessionProblem !== undefined) notMoved.push({ part: 'sessionAt', reason: sessionProblem });
	else if (sessionAt !== undefined) meet(dates, sessionAt, now);
	if (dueProblem !== undefined) notMoved.push({ part: 'dueAt', reason: dueProblem });
	else if (dueAt !== undefined) Object.assign(dates, { dueAt, dueIsSession: false });
	return { dates, notMoved };
}

/** Whether an instant lies so far ahead that the practice's bound has to be asked for. In milliseconds. */
export function mayBeBeyond({ dueAt, sessionAt }: Rescheduling, now: number): boolean {
	return [dueAt, sessionAt].some((at) => at != null && beyondBound(Date.parse(at), now, LEAST_DUE_WITHIN_DAYS));
}

/** Whether all that was asked for holds already. */
export function isNoMove({ dates, notMoved }: Move, standing: Dates): boolean {
	const same = (key: keyof Dates) => dates[key] === standing[key];
	const sameInstant = (key: 'dueAt' | 'sessionAt') =>
		same(key) || Date.parse(dates[key] ?? '') === Date.parse(standing[key] ?? '');
	return (
		notMoved.length === 0 &&
		(['dueIsSession', 'sessionTakenBack', 'zone'] as const).every(same) &&
		(['dueAt', 'sessionAt'] as const).every(sameInstant)
	);
}

/** Why nothing of a rescheduling can be done, for ops staff; undefined where something can. */
export function nothingToMove(asked: Rescheduling, { notMoved }: Move): string | undefined {
	const parts = [asked.dueAt, asked.sessionAt, asked.zone].filter((part) => part !== undefined).length;
	if (parts === 0) return 'dueAt, sessionAt or zone must be there';
	return notMoved.length === parts ? notMovedWords(notMoved) : undefined;
}

/** What was not done and why, in words; undefined where all was. */
export function notMovedWords(notMoved: NotMoved[]): string | undefined {
	return notMoved.length === 0 ? undefined : notMoved.map(({ part, reason }) => `${part} ${reason}`).join('; ');
}

/** A session that is over moves due no more; one that is taken back leaves it until there is another. */
function meet(dates: Dates, sessionAt: string | null, now: number): void {
	if (sessionAt === null) {
		dates.sessionTakenBack = true;
		delete dates.sessionAt;
		return;
	}
	dates.sessionTakenBack = false;
	dates.sessionAt = sessionAt;
	if (dates.dueIsSession && Date.parse(sessionAt) > now) dates.dueAt = sessionAt;
}
