import type { EventKind } from '../../contract/event';
import { eventId } from '../../contract/names';
import { recordEvent } from '../assignments/events';
import type { Store } from '../tables/store';
import { assignmentOf } from './facts';

/** Records a step of an assignment with its outcome as it stands. */
export async function recordStep(
	store: Store,
	assignmentId: string,
	kind: EventKind,
	at: string,
	{ which, reason }: { which?: string; reason?: string } = {},
): Promise<void> {
	const { outcome } = await assignmentOf(store, assignmentId);
	await recordEvent(store, {
		eventId: eventId(assignmentId, kind, which),
		assignmentId,
		kind,
		at,
		outcome,
		...(reason !== undefined && { reason }),
	});
}
