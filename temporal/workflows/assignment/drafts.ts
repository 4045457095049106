import type { DraftSaving, DraftSavingResult } from '../../contract/draft';
import { MAX_SIDE_BY_SIDE } from '../../contract/names';
import { withDraft } from '../../contract/standing-drafts';
import { remember } from './standing';
import type { AssignmentState } from './state';

/**
 * Keeps what a client saves for later, until it is sent or deleted, or the assignment closes. It is no step: nobody is told,
 * and nobody but the page can open it.
 */
export function saveDraft(state: AssignmentState, asked: DraftSaving): DraftSavingResult {
	remember(state, 'saveDraft', asked.draftId);
	state.draftsSaved = (state.draftsSaved ?? 0) + 1;
	state.drafts = withDraft(state.drafts ?? [], asked);
	return { repeated: false };
}

/** Whether one more would stand beside too many others. */
export function isOneTooMany(asked: DraftSaving, { drafts = [] }: AssignmentState): boolean {
	return withDraft(drafts, asked).length > MAX_SIDE_BY_SIDE;
}
