import type { DraftSaving, KeptDraft } from './draft';

/** What is saved for later once this is, too: it takes the place of what is in it, and of nothing else. */
export function withDraft(drafts: KeptDraft[], { draftId, over, sealed }: DraftSaving): KeptDraft[] {
	const others = withoutDrafts(drafts, [...over, draftId]);
	return sealed === undefined ? others : [...others, { draftId, sealed }];
}

/** What is left once these have been sent, or deleted. */
export function withoutDrafts(drafts: KeptDraft[], ids: string[]): KeptDraft[] {
	return drafts.filter(({ draftId }) => !ids.includes(draftId));
}
