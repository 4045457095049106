import { isDeepStrictEqual } from 'node:util';
import type { Link } from '../../../temporal/contract/link-token';
import { openDrafts } from '../drafts/draft';
import { putIn } from '../drafts/put-in';
import { takeDraft } from '../drafts/take-draft';
import type { PostedForm } from '../form';
import { lookUpEither } from '../look-up';
import type { PageAnswer } from '../page-answer';
import type { Visit } from '../visit';

/**
 * Saves for later what was typed where its client asks for something else than to send it.
 *
 * @returns the page that says why, where it could not be saved: what was asked for is not done then
 */
export async function keepTyped(visit: Visit<Link>, posted: PostedForm): Promise<PageAnswer | undefined> {
	const lookedUp = await lookUpEither(visit.connection, visit.link);
	const { opened } = lookedUp;
	if (!opened || opened.answer?.takesAnswers === false) return undefined;
	const saved = openDrafts(visit, opened);
	const { both } = putIn(opened, posted, saved);
	if (isDeepStrictEqual(both.values, saved.draft.values) && isDeepStrictEqual(both.elsewhere, saved.draft.elsewhere))
		return undefined;
	const answer = await takeDraft(visit, lookedUp, posted, 'save');
	return answer.status >= 400 ? answer : undefined;
}
