import type { Ending } from '../../contract/sending';
import { inFull, undeliveredBecause } from '../../contract/skip-words';
import { sentNow, waitingByHand, type AssignmentState } from './state';

/** Within moments of what was planned, another plan would move reminders by less than they are spread anyway. */
const LATE_MS = 5 * 60_000;

/** Notes how a delivery ended. The assignment stays open all the same: staff may still report what the client says. */
export function takeDelivery(state: AssignmentState, ending: Ending): void {
	if (ending.kind === 'unknown' && state.delivery === 'delivered') return;
	if (ending.kind === 'sent' || ending.kind === 'unknown') {
		state.delivery = ending.kind === 'sent' ? 'delivered' : 'unconfirmed';
		state.deliveredAt = ending.at;
		if (ending.kind === 'sent') delete state.problem;
		else state.problem = ending.reason;
		return;
	}
	const problem = undeliveredBecause(ending);
	// Of another delivery nobody may know yet whether it arrived.
	const mayHaveArrived = state.tasks.some(({ kind, status }) => kind === 'deliver' && status === 'unknown');
	if (problem === undefined || state.delivery === 'delivered' || mayHaveArrived) return;
	state.delivery = 'undeliverable';
	delete state.deliveredAt;
	state.problem = inFull(problem);
}

/** Whether it went out so late that its reminders are to be planned from that instant, and there may be any. */
export function isPlannedTooEarly({ outcome, fellDue, pinned, deliveredAt, plannedFrom }: AssignmentState): boolean {
	if (outcome !== 'open' || fellDue || pinned?.policy.reminders.length === 0) return false;
	if (deliveredAt === undefined) return false;
	return Date.parse(deliveredAt) - plannedFrom >= LATE_MS;
}

/** Has homework sent again that did not arrive, unless that waits already, or is of no use any more. Answers whether it does. */
export function deliverAgain(state: AssignmentState): boolean {
	const { outcome, delivery, dueAt } = state;
	if (outcome !== 'open' || delivery !== 'undeliverable' || Date.parse(dueAt) <= Date.now()) return false;
	if (waitingByHand(state)) return false;
	state.tasks.push(sentNow(state));
	return true;
}

/** The same, where it was not sent for want of the agreement that has come: what was refused since is not sent again by that. */
export function deliverAgreed(state: AssignmentState): boolean {
	const refused = state.tasks.some(({ kind, status }) => kind === 'deliver' && status === 'refused');
	return !refused && deliverAgain(state);
}
