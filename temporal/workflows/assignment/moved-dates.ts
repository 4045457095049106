import type { Ending } from '../../contract/sending';
import type { Dates } from './dates';
import { deliverAgain } from './delivery';
import type { AssignmentState } from './state';
import { remindId, type Task } from './tasks';

/**
 * Takes on the dates that hold from now on, once its plan is there. A client who has the homework, and whom nothing that is
 * still to be said would tell by when it is due now, is told so once.
 */
export function takeDates(state: AssignmentState, { sessionAt, ...dates }: Dates): void {
	const moved = Date.parse(dates.dueAt) !== Date.parse(state.dueAt);
	delete state.sessionAt;
	Object.assign(state, dates, sessionAt !== undefined && { sessionAt });
	const dueAt = Date.parse(state.dueAt);
	if (dueAt > Date.now()) state.fellDue = false;
	state.tasks.find(({ id }) => id === 'deliver')!.expiresAt = dueAt;
	if (!moved) return;
	state.dueMovedAt = Date.now();
	tellOfMove(state);
	if (state.tasks.every(({ status }) => status !== 'refused')) deliverAgain(state);
}

/**
 * Notes that a message may have reached the client: what was posted since due was moved says when it is due now. Where one
 * was being posted meanwhile, and no other is to come, the client is told.
 */
export function heardOfDue(state: AssignmentState, ending: Ending): void {
	if (state.dueMovedAt === undefined || !(ending.kind === 'sent' || ending.kind === 'unknown')) return;
	if (Date.parse(ending.at) >= state.dueMovedAt) delete state.dueMovedAt;
	else tellOfMove(state);
}

function tellOfMove(state: AssignmentState): void {
	if (!isUntold(state)) return;
	delete state.dueMovedAt;
	state.tasks.push(tellingOfMove(state));
}

/** Whether a client has homework of which nothing that is still to be said says by when it is due. */
function isUntold({ outcome, paused, fellDue, delivery, pinned, tasks }: AssignmentState): boolean {
	if (outcome !== 'open' || paused || fellDue || !pinned?.policy.reminders.length) return false;
	if (delivery !== 'delivered' && delivery !== 'unconfirmed') return false;
	return !tasks.some(({ kind, status }) => kind === 'remind' && (status === 'planned' || status === 'going'));
}

function tellingOfMove(state: AssignmentState): Task {
	state.toldOfMoves += 1;
	const id = remindId(`moved.${state.toldOfMoves}`);
	return { id, kind: 'remind', at: Date.now(), expiresAt: Date.parse(state.dueAt), status: 'planned' };
}
