import { readFormNonce, type Link } from '../../temporal/contract/link-token';
import { CHANGE, CONTRACT_VERSION } from '../../temporal/contract/names';
import { startRequest } from '../shared/request';
import type { Visit } from './assignment-page';
import { MAX_NOTE, type PostedForm } from './form';
import { notFound, type PageAnswer } from './page-answer';
import { notFoundPage } from './render';

/**
 * Answers what is posted to a link that has come to open nothing: withdrawn, revoked or closed. What somebody sends by a form
 * that was opened before is put on record, since nothing that a client wrote is lost; it changes nothing else.
 *
 * @throws Problem where it cannot be kept
 */
export async function takeTooLate({ connection, link }: Visit<Link>, posted: PostedForm): Promise<PageAnswer> {
	const { form, nonce, outcome, note } = posted;
	const changeId = readFormNonce(connection.ring, link, nonce);
	const saysSomething = outcome !== undefined || note.trim() !== '';
	if (changeId === undefined || !saysSomething || note.length > MAX_NOTE) return notFound(note);
	await startRequest(connection, `not-taken/${changeId}`, {
		version: CONTRACT_VERSION,
		kind: 'keep-not-taken',
		assignmentId: link.assignmentId,
		change: form === 'note' ? CHANGE.addNote : CHANGE.submit,
		changeId,
		...(outcome !== undefined && { outcome }),
		...(note.trim() && { note }),
	});
	return { status: 404, html: notFoundPage(note, 'kept') };
}
