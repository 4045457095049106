import { z } from 'zod/v4';
import { MAX_SEALED } from '../../../temporal/contract/characters';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Link } from '../../../temporal/contract/link-token';
import { sealText, unsealText } from '../../../temporal/contract/sealed';
import type { Opened } from '../look-up';
import type { Visit } from '../visit';
import { standingIn } from '../worksheet/inputs';
import { merged } from './merge';

/** By the name of its input; what is empty is not there. */
const valuesSchema = z.record(z.string(), z.array(z.string()));

/** What a client has entered and not sent: as it was entered, whether or not it can be sent so. */
export const draftSchema = z.strictObject({
	values: valuesSchema,
	/** How many rows of a table are shown, where the client has added some. */
	rows: z.record(z.string(), z.int().positive()),
	/** What another device has saved in a place where this one says something else. */
	elsewhere: z.array(z.strictObject({ input: z.string(), values: z.array(z.string()) })),
});

export type Values = z.infer<typeof valuesSchema>;
export type Draft = z.infer<typeof draftSchema>;

export const NO_DRAFT: Draft = { values: {}, rows: {}, elsewhere: [] };

/** What is saved behind a link. */
export interface SavedDraft {
	/** Of all that is in `draft`: several, where devices saved at one moment. */
	ids: string[];
	draft: Draft;
	/** Something is saved that cannot be opened; it stays. */
	unreadable: boolean;
}

/** Encrypts a draft for the page of this assignment alone; undefined where it takes more room than there is. */
export function sealDraft(ring: KeyRing, assignmentId: string, draft: Draft): string | undefined {
	const sealed = sealText(ring, 'draft', JSON.stringify(draft), assignmentId);
	return sealed.length <= MAX_SEALED ? sealed : undefined;
}

/** Opens what is saved behind a link, as one draft: where nothing is, what stands in the form before its client has entered anything. */
export function openDrafts(
	{ connection, link, log }: Visit<Link>,
	{ page, drafts }: Pick<Opened, 'page' | 'drafts'>,
): SavedDraft {
	const saved: SavedDraft = { ids: [], draft: { ...NO_DRAFT, values: standingIn(page) }, unreadable: false };
	for (const { draftId, sealed } of drafts) {
		try {
			const text = unsealText(connection.ring, 'draft', sealed, link.assignmentId);
			const draft = draftSchema.parse(JSON.parse(text));
			// Neither knew of the other.
			saved.draft = saved.ids.length === 0 ? draft : merged(page.exercise.fields, {}, draft, saved.draft);
			saved.ids.push(draftId);
		} catch (error) {
			log(error);
			saved.unreadable = true;
		}
	}
	return saved;
}
