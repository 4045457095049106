import type { Link } from '../../temporal/contract/link-token';
import { isProblem } from '../shared/problem';
import { takeTooLate } from './after-the-close';
import { takeAnswer } from './answering';
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
	const html = isAnswered(opened)
		? answeredPage(opened.page, opened.answer, { nonce, fromThem: await readNote(visit, opened) })
		: exercisePage(opened.page, { nonce }, opened);
	return { status: 200, html };
}

/** Takes what a client posted. Whatever is not saved is shown again, in the form that it can be saved by. */
export async function takePosted(visit: Visit<Link>, posted: PostedForm): Promise<PageAnswer> {
	try {
		const { opened, closed } = await lookUpEither(visit.connection, visit.link);
		if (!opened) return await takeTooLate(visit, posted, closed);
		if (posted.form === 'note' && isAnswered(opened)) return await takeNote(visit, opened, posted);
		return await takeAnswer(visit, opened, posted);
	} catch (error) {
		if (isProblem(error, 'not-found'))
			return await takeTooLate(visit, posted, await lookUpClosed(visit.connection, visit.link));
		throw error;
	}
}

function isAnswered(opened: Opened): opened is Answered {
	return opened.answer !== undefined;
}
