import type { EventKind } from '../../contract/event';
import { eventId } from '../../contract/names';
import type { NotSent } from '../../contract/sending';
import type { Why } from '../../contract/skip-words';
import { recordEvent } from '../assignments/events';
import type { Store } from '../tables/store';
import { assignmentOf } from './facts';

/** Records a step of an assignment with its outcome as it stands. */
export async function recordStep(
	store: Store,
	assignmentId: string,
	kind: EventKind,
	at: string,
	{ which, why }: { which?: string; why?: Why & { because?: NotSent } } = {},
): Promise<void> {
	const { outcome } = await assignmentOf(store, assignmentId);
	await recordEvent(store, {
		eventId: eventId(assignmentId, kind, which),
		assignmentId,
		kind,
		at,
		outcome,
		...(why && { reason: why.ours, said: why.theirs, because: why.because }),
	});
}
