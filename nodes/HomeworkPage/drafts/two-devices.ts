import type { Link } from '../../../temporal/contract/link-token';
import type { Opened } from '../look-up';
import type { Visit } from '../visit';
import { NO_DRAFT, type Draft, type SavedDraft } from './draft';
import { saveDraft } from './save';
import { withSaved } from './show';
import { MOST_WAITING } from './waiting';

/** A form with what another device has saved since it was shown: both are kept, also where nothing more is ever sent. */
export async function keepTogether(
	visit: Visit<Link>,
	{ page, draftsWaiting }: Opened,
	draftId: string,
	both: Draft,
	saved: SavedDraft,
) {
	const { fields, language } = page.exercise;
	const isKept = draftsWaiting < MOST_WAITING && (await tried(visit, draftId, both, saved));
	return withSaved(isKept ? { ...saved, ids: [draftId], draft: both } : saved, fields, language, both);
}

/** What another device has saved, and what is sent does not hold. */
export function notIn({ values }: Draft, { elsewhere }: Draft): Draft['elsewhere'] {
	const holds = (input: string, text: string) => (values[input] ?? []).some((own) => own.includes(text));
	return elsewhere.filter((one) => !one.values.every((text) => holds(one.input, text)));
}

/** Keeps of what was saved only what was not sent. Where that fails, all of it stays saved. */
export async function keepRest(
	visit: Visit<Link>,
	draftId: string,
	elsewhere: Draft['elsewhere'],
	saved: SavedDraft,
): Promise<void> {
	await tried(visit, draftId, { ...NO_DRAFT, elsewhere }, saved);
}

async function tried(visit: Visit<Link>, draftId: string, draft: Draft, saved: SavedDraft): Promise<boolean> {
	try {
		return await saveDraft(visit, draftId, draft, saved);
	} catch (error) {
		visit.log(error);
		return false;
	}
}
