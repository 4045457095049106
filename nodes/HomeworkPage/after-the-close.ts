import { fits, MAX_NOTE } from '../../temporal/contract/characters';
import { readFormNonce, type Link } from '../../temporal/contract/link-token';
import { CHANGE, CONTRACT_VERSION, MAX_KEPT_TOO_LATE } from '../../temporal/contract/names';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { request } from '../shared/request';
import type { PostedForm } from './form';
import type { Opened } from './look-up';
import { notFound, type PageAnswer } from './page-answer';
import { closedPage, notFoundPage } from './render';
import { newNonce, type Visit } from './visit';
import { wordsIn } from './words/page-words';
import { writtenIn } from './written';

/**
 * Answers what is posted to a link that has come to open nothing: withdrawn, revoked or closed. What somebody sends by a form
 * that was opened before is put on record, since nothing that a client wrote is lost; it changes nothing else.
 *
 * @param closed the page of what closed without an answer
 * @throws Problem where it cannot be kept
 */
export async function takeTooLate(
	visit: Visit<Link>,
	posted: PostedForm,
	closed: PageMemo | undefined,
): Promise<PageAnswer> {
	const isKept = await keptTooLate(visit, posted, closed);
	const note = writtenIn(posted, closed?.exercise);
	if (closed) {
		const { alerts } = wordsIn(closed.exercise.language);
		const alert = isKept ? alerts.keptWhenClosed : note.trim() ? alerts.notSavedButHere : alerts.notSaved;
		return { status: 409, html: closedPage(closed, newNonce(visit), { alert, note }) };
	}
	return isKept ? { status: 404, html: notFoundPage(note, 'kept', visit.language) } : notFound(visit.language, note);
}

/**
 * What is said of a note that is taken no more: where the homework is closed, it is kept all the same.
 *
 * @throws Problem where it cannot be kept
 */
export async function noMoreNotes(visit: Visit<Link>, { page, answer }: Opened, posted: PostedForm): Promise<string> {
	const { alerts } = wordsIn(page.exercise.language);
	return answer?.isClosed && (await keptTooLate(visit, posted, page)) ? alerts.keptTooLate : alerts.noMoreNotes;
}

/**
 * Puts on record what somebody says by a form of this page; answers whether it is kept: it is such a form, says something that
 * fits, and there is not too much of it. Without a worker Temporal keeps it.
 *
 * @param page of which it is, where that is known
 * @throws Problem where it cannot be kept
 */
export async function keptTooLate(
	{ connection, link }: Visit<Link>,
	posted: PostedForm,
	page: PageMemo | undefined,
): Promise<boolean> {
	const { form, nonce, outcome } = posted;
	const note = writtenIn(posted, page?.exercise);
	const formId = readFormNonce(connection.ring, link, nonce);
	const saysSomething = outcome !== undefined || note.trim() !== '';
	if (formId === undefined || !saysSomething || !fits(note, MAX_NOTE)) return false;
	// The same form with other content says something else.
	const changeId = connection.ring.blindIndex('answer', JSON.stringify([formId, form, outcome ?? '', note]));
	const asked = await request(connection, `not-taken/${changeId}`, {
		version: CONTRACT_VERSION,
		kind: 'keep-not-taken',
		assignmentId: link.assignmentId,
		change: form === 'note' ? CHANGE.addNote : CHANGE.submit,
		changeId,
		...(outcome !== undefined && { outcome }),
		...(note.trim() && { note }),
		atMost: MAX_KEPT_TOO_LATE,
	});
	return !asked.done || asked.result.kind === 'kept';
}
