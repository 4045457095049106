import type { Link } from '../../temporal/contract/link-token';
import { isProblem } from '../shared/problem';
import { takeTooLate } from './after-the-close';
import { takeAnswer } from './answering';
import { openDrafts } from './drafts/draft';
import { withSaved } from './drafts/show';
import { notSaved, takeDraft } from './drafts/take-draft';
import type { PostedForm } from './form';
import { lookUpClosed, lookUpEither, type Opened } from './look-up';
import { readNote } from './note-to-client/read';
import { takeNote } from './noting';
import { notFound, type PageAnswer } from './page-answer';
import { answeredPage, closedPage, exercisePage } from './render';
import { newNonce, type Answered, type Visit } from './visit';

/** The exercise and its form, or the calm end once an answer is in. */
export async function showAssignment(visit: Visit<Link>): Promise<PageAnswer> {
	const { opened, closed } = await lookUpEither(visit.connection, visit.link);
	const nonce = newNonce(visit);
	if (!opened) return closed ? { status: 200, html: closedPage(closed, nonce) } : notFound(visit.language);
	const { page } = opened;
	const form = { nonce, ...savedFor(visit, opened) };
	if (!isAnswered(opened)) return { status: 200, html: exercisePage(page, form, opened) };
	const fromThem = await readNote(visit, opened);
	const isChanging = form.draft.isSaved || form.draft.unreadable;
	const html = answeredPage(page, opened.answer, { ...form, fromThem, ...(isChanging && { form: 'answer' }) });
	return { status: 200, html };
}

/** Takes what a client posted. Whatever is not saved is shown again, in the form that it can be saved by. */
export async function takePosted(visit: Visit<Link>, posted: PostedForm): Promise<PageAnswer> {
	try {
		const { opened, closed } = await lookUpEither(visit.connection, visit.link);
		if (posted.later) return await takeDraft(visit, { opened, closed }, posted, posted.later);
		if (!opened) return await takeTooLate(visit, posted, closed);
		if (posted.form === 'note' && isAnswered(opened)) return await takeNote(visit, opened, posted);
		return await takeAnswer(visit, opened, posted);
	} catch (error) {
		if (!isProblem(error, 'not-found')) throw error;
		const closed = await lookUpClosed(visit.connection, visit.link);
		return posted.later ? notSaved(visit, { closed }, posted) : await takeTooLate(visit, posted, closed);
	}
}

/** The form with what is saved for later. */
function savedFor(visit: Visit<Link>, opened: Opened) {
	const { fields, language } = opened.page.exercise;
	return withSaved(openDrafts(visit, opened), fields, language);
}

function isAnswered(opened: Opened): opened is Answered {
	return opened.answer !== undefined;
}
