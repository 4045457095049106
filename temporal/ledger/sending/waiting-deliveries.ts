import type { HeldReason } from '../../contract/sending';
import type { Store } from '../tables/store';

/** When a delivery is tried next, ISO 8601, and what it waits for, once something keeps it. */
export interface WaitingDelivery {
	until: string;
	because?: HeldReason;
}

/** What is still to be delivered, by its assignment: of several deliveries the one that is tried first. */
export async function readWaitingDeliveries(
	{ database }: Store,
	assignmentIds: string[],
): Promise<Map<string, WaitingDelivery>> {
	if (assignmentIds.length === 0) return new Map();
	const rows = await database
		.selectFrom('commands')
		.select(['assignment_id', 'reason', 'next_at'])
		.where('assignment_id', 'in', assignmentIds)
		.where('kind', '=', 'deliver')
		.where('next_at', 'is not', null)
		.$narrowType<{ assignment_id: string; next_at: number; reason: HeldReason | null }>()
		.orderBy('next_at', 'desc')
		.execute();
	return new Map(
		rows.map(({ assignment_id, reason, next_at }) => [
			assignment_id,
			{ until: new Date(next_at).toISOString(), ...(reason !== null && { because: reason }) },
		]),
	);
}
