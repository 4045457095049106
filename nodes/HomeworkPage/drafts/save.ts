import type { Link } from '../../../temporal/contract/link-token';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { change } from '../../shared/change';
import type { Visit } from '../visit';
import { sealDraft, type Draft, type SavedDraft } from './draft';
import type { Later } from './later';

/** The same for the same draft of the same form, so that it is saved once. */
export function draftIdOf(
	{ connection }: Visit<Link>,
	formId: string,
	why: Later | 'together' | 'rest',
	{ values }: Draft,
): string {
	return connection.ring.blindIndex('draft', JSON.stringify([formId, why, values]));
}

/**
 * Saves a draft in the place of what is saved behind a link, or nothing in its place.
 *
 * @returns false where it takes more room than there is
 * @throws Problem
 */
export async function saveDraft(
	{ connection, link: { assignmentId } }: Visit<Link>,
	draftId: string,
	draft: Draft | undefined,
	{ ids }: SavedDraft,
): Promise<boolean> {
	const sealed = draft && sealDraft(connection.ring, assignmentId, draft);
	if (draft && sealed === undefined) return false;
	await change(connection, assignmentWorkflowId(assignmentId), 'saveDraft', {
		...{ draftId, over: ids },
		...(sealed !== undefined && { sealed }),
	});
	return true;
}
