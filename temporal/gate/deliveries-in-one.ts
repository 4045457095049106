import { whyClosed } from '../plan/sending-hours';
import type { MessageFacts, Waiting } from './facts';

/** Deliveries to one address that are meant to leave within this are one message, in milliseconds. */
export const IN_ONE_MESSAGE = 10 * 60_000;

/**
 * What else a delivery says: of each other assignment that waits for the same reader the delivery that is overdue, or meant for
 * the next minutes. One of which something is not on record yet is left to itself, as is one whose own hours are closed.
 */
export function alsoDelivered({ waiting }: MessageFacts, now: number): string[] {
	const first = new Map<string, Waiting>();
	for (const delivery of waiting) {
		const { assignment, plannedAt, unheard } = delivery;
		if (plannedAt > now + IN_ONE_MESSAGE || unheard || !mayBeDelivered(delivery, now)) continue;
		if (!first.has(assignment.assignmentId)) first.set(assignment.assignmentId, delivery);
	}
	return [...first.values()].map(({ commandId }) => commandId);
}

function mayBeDelivered({ assignment, hours }: Waiting, now: number): boolean {
	const { outcome, delivery, dueAt, zone } = assignment;
	if (outcome !== 'open' || delivery === 'delivered' || delivery === 'unconfirmed' || dueAt <= now) return false;
	return hours === undefined || whyClosed(now, zone, hours) === undefined;
}
