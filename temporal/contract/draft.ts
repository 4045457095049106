import { z } from 'zod/v4';
import { MAX_SEALED } from './characters';
import { MAX_SIDE_BY_SIDE } from './names';

const id = z.string().min(1).max(100);

/**
 * What a client has saved for later and not sent, as the assignment keeps it. Nobody but the page can open it: what is
 * in it, and how several become one, is the page's business (`nodes/HomeworkPage/drafts`).
 */
export const keptDraftSchema = z.strictObject({ draftId: id, sealed: z.string().min(1).max(MAX_SEALED) });

/** The memo field `drafts`. Two that were saved at one moment, each without knowing of the other, stand side by side. */
export const keptDraftsSchema = z.array(keptDraftSchema);

/** Input of the Update and the Signal `saveDraft`: saves something for later, or deletes what was saved. */
export const draftSavingSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	draftId: id,
	/** The drafts that are in it, or that are deleted: it takes their place. */
	over: z.array(id).max(MAX_SIDE_BY_SIDE),
	/** Undefined where nothing is left. */
	sealed: keptDraftSchema.shape.sealed.optional(),
});

/** Answer of the Update `saveDraft`: whether it was saved before. */
export const draftSavingResultSchema = z.strictObject({ repeated: z.boolean() });

export type KeptDraft = z.infer<typeof keptDraftSchema>;
export type DraftSaving = z.infer<typeof draftSavingSchema>;
export type DraftSavingResult = z.infer<typeof draftSavingResultSchema>;
