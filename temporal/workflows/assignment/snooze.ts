import { condition } from '@temporalio/workflow';
import type { Snooze, SnoozeResult } from '../../contract/snooze';
import { commandId } from '../../contract/names';
import type { Snoozed } from '../../ledger/assignments/snoozes';
import type { Journal } from './journal';
import { ledger } from './proxies';
import type { Sends } from './sends';
import { isRemembered, remember } from './standing';
import { lastOrdinal, takePlan, type AssignmentState } from './state';

/** What a client's wish to be reminded later is done with. */
interface Whose {
	assignmentId: string;
	state: AssignmentState;
	journal: Journal;
	sends: Pick<Sends, 'askAgain'>;
	/** Keeps on record that no moment is left for it. */
	tooLate: () => void;
}

/**
 * Puts the reminders off until the day that the client asks for; answers when that is on record. The newest wish counts; the
 * same day again changes nothing. A reminder that waits to be sent meanwhile is not sent any more.
 */
export async function snooze(asked: Snooze, whose: Whose): Promise<SnoozeResult> {
	const { state, journal } = whose;
	if (isRemembered(state, 'snooze', asked.snoozeId)) {
		await condition(() => journal.idle);
		return { repeated: true, ...(state.snoozedTo !== undefined && { at: state.snoozedTo }) };
	}
	remember(state, 'snooze', asked.snoozeId);
	const now = Date.now();
	const eventId = journal.nextId('snoozed');
	let snoozed: Snoozed | null | undefined;
	journal.enter(async () => {
		snoozed = await putOff(asked, eventId, now, whose);
	});
	// Nothing is written for an assignment that was refused.
	await condition(() => snoozed !== undefined || state.outcome === 'refused');
	return { repeated: snoozed != null && !snoozed.plan, ...(snoozed && { at: snoozed.to }) };
}

async function putOff(asked: Snooze, eventId: string, now: number, whose: Whose): Promise<Snoozed | null> {
	const { assignmentId, state, sends, tooLate } = whose;
	const askedAt = asked.askedAt === undefined ? now : Math.min(Date.parse(asked.askedAt), now);
	const snoozed = await ledger.snooze({
		...{ assignmentId, eventId, days: asked.days, outcome: state.outcome, lastOrdinal: lastOrdinal(state) },
		askedAt: new Date(askedAt).toISOString(),
		at: new Date(now).toISOString(),
	});
	if (!snoozed) {
		if (state.outcome === 'open') tooLate();
		return null;
	}
	if (!snoozed.plan) return snoozed;
	takePlan(state, snoozed.plan, now);
	state.snoozedTo = snoozed.to;
	state.snoozes = (state.snoozes ?? 0) + 1;
	for (const { id, kind, status } of state.tasks)
		if (kind === 'remind' && status === 'going') sends.askAgain(commandId(assignmentId, id));
	return snoozed;
}
