import { fits, MAX_NOTE_TO_CLIENT } from '../../../../temporal/contract/characters';
import { readFormNonce, type BriefLink } from '../../../../temporal/contract/link-token';
import { CONTRACT_VERSION } from '../../../../temporal/contract/names';
import { request } from '../../../shared/request';
import type { Visit } from '../../visit';
import type { PostedReview } from './form';
import { REVIEW_ALERT } from './words';

const ASSIGNMENT_ID = /^[\w-]{22}$/;

/** What came of a review that was posted: why it is not on record, and the status to answer with; undefined where it is. */
export interface NotReviewed {
	status: 400 | 409 | 422 | 503;
	alert: string;
}

/**
 * Marks an answer as reviewed by the clinician whose brief this is, and who has signed in. The same form with the same content
 * counts once; with other content it is another review, and the newest counts.
 *
 * @throws Problem where it cannot be handed over
 */
export async function takeReview(
	{ connection, link }: Visit<BriefLink>,
	nonce: string,
	{ assignmentId, effort, note }: PostedReview,
): Promise<NotReviewed | undefined> {
	const { ring } = connection;
	const formId = readFormNonce(ring, link, nonce);
	if (formId === undefined || !ASSIGNMENT_ID.test(assignmentId)) return { status: 400, alert: REVIEW_ALERT.pressAgain };
	if (!fits(note, MAX_NOTE_TO_CLIENT)) return { status: 422, alert: REVIEW_ALERT.tooLong(note) };
	const said = { ...(effort !== undefined && { effort }), ...(note.trim() && { note }) };
	const reviewId = ring.blindIndex('review', JSON.stringify([formId, assignmentId, effort ?? '', note.trim() && note]));
	const reviewed = await request(connection, `review/${reviewId}`, {
		...{ version: CONTRACT_VERSION, kind: 'mark-reviewed', reviewId, assignmentId },
		...{ by: { clinicianId: link.clinicianId, date: link.date }, at: new Date().toISOString() },
		...said,
	});
	if (!reviewed.done) return { status: 503, alert: REVIEW_ALERT.kept };
	const as = reviewed.result.kind === 'reviewed' ? reviewed.result.as : 'somebody-elses';
	return as === 'recorded' || as === 'stands' ? undefined : { status: 409, alert: REVIEW_ALERT[as] };
}
