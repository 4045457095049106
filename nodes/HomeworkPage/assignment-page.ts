import { formNonce, readFormNonce, type Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, MAX_NOTES } from '../../temporal/contract/names';
import { change } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { isProblem } from '../shared/problem';
import { noMoreNotes, takeTooLate } from './after-the-close';
import { MAX_NOTE, type PostedForm } from './form';
import { lookUp, type Answer, type Opened } from './look-up';
import { notFound, type PageAnswer } from './page-answer';
import { answeredPage, exercisePage } from './render';
import { ALERT } from './words';

/** Somebody with a link. */
export interface Visit<L> {
	connection: HomeworkConnection;
	link: L;
	/** For what the visitor cannot be told. */
	log: (error: unknown) => void;
}

type Answered = Opened & { answer: Answer };

/** The exercise and its form, or the calm end once an answer is in. */
export async function showAssignment(visit: Visit<Link>): Promise<PageAnswer> {
	const opened = await lookUp(visit.connection, visit.link);
	if (!opened) return notFound();
	if (isAnswered(opened)) return calmEnd(visit, opened);
	return { status: 200, html: exercisePage(opened.page, { nonce: newNonce(visit) }) };
}

/** Takes what a client posted. Whatever is not saved is shown again, in the form that it can be saved by. */
export async function takePosted(visit: Visit<Link>, posted: PostedForm): Promise<PageAnswer> {
	try {
		const opened = await lookUp(visit.connection, visit.link);
		if (!opened) return await takeTooLate(visit, posted);
		if (!isAnswered(opened)) return await takeAnswer(visit, opened, posted);
		return posted.form === 'note' ? await takeNote(visit, opened, posted) : answeredBefore(visit, opened, posted);
	} catch (error) {
		if (isProblem(error, 'not-found')) return await takeTooLate(visit, posted);
		throw error;
	}
}

async function takeAnswer(visit: Visit<Link>, { page }: Opened, posted: PostedForm): Promise<PageAnswer> {
	const { connection, link } = visit;
	const { outcome, hindrance, note } = posted;
	const submissionId = readFormNonce(connection.ring, link, posted.nonce);
	const nonce = submissionId === undefined ? newNonce(visit) : posted.nonce;
	const again = (status: PageAnswer['status'], alert: string, wrong?: 'outcome' | 'note') => ({
		status,
		html: exercisePage(page, { ...posted, nonce, alert, wrong }),
	});

	if (submissionId === undefined) return again(400, ALERT.pressAgain);
	if (outcome === undefined) return again(422, ALERT.chooseOutcome, 'outcome');
	if (note.length > MAX_NOTE) return again(422, ALERT.tooLong(note), 'note');
	try {
		const changed = await change(connection, assignmentWorkflowId(link.assignmentId), 'submit', {
			submissionId,
			outcome,
			reportedBy: 'client',
			// The form of an old browser asks for a reason whatever was chosen.
			...(outcome === 'could-not' && hindrance !== undefined && { hindrance }),
			submittedAt: new Date().toISOString(),
			...(note.trim() && { note }),
		});
		if (!changed.taken || !changed.result.repeated) {
			return calmEnd(visit, { page, answer: { submissionId, noteIds: [], takesNotes: true, isClosed: false } });
		}
	} catch (error) {
		if (!isProblem(error, 'rejected', 'not-found')) {
			visit.log(error);
			return again(503, ALERT.tryAgain);
		}
	}
	// Answered, withdrawn or closed since it was looked up, most likely.
	const now = await lookUp(connection, link);
	if (!now) return await takeTooLate(visit, posted);
	return isAnswered(now) ? answeredBefore(visit, now, posted) : again(503, ALERT.tryAgain);
}

/** The first answer stands. Posted twice it is one answer; whatever else was written may still become a note. */
async function answeredBefore(visit: Visit<Link>, opened: Answered, posted: PostedForm): Promise<PageAnswer> {
	const { submissionId, takesNotes } = opened.answer;
	const { ring } = visit.connection;
	if (submissionId === readFormNonce(ring, visit.link, posted.nonce)) return calmEnd(visit, opened);
	const { note } = posted;
	const ofNote = takesNotes ? ALERT.addAsNote : await noMoreNotes(visit, posted, opened.answer);
	const alert = note.trim() ? ofNote : ALERT.answeredBefore;
	return { status: 409, html: answeredPage(opened.page, { nonce: newNonce(visit), note, alert, takesNotes }) };
}

async function takeNote(visit: Visit<Link>, opened: Answered, posted: PostedForm): Promise<PageAnswer> {
	const { connection, link } = visit;
	const { page, answer } = opened;
	const { note } = posted;
	const noteId = readFormNonce(connection.ring, link, posted.nonce);
	const nonce = noteId === undefined ? newNonce(visit) : posted.nonce;
	const again = (status: PageAnswer['status'], alert: string, takesNotes = true) => ({
		status,
		html: answeredPage(page, { nonce, note, alert, takesNotes, wrong: status === 422 ? 'note' : undefined }),
	});

	if (noteId !== undefined && answer.noteIds.includes(noteId)) return noted(visit, opened);
	if (!answer.takesNotes) return again(409, await noMoreNotes(visit, posted, answer), false);
	if (noteId === undefined) return again(400, ALERT.pressAgain);
	if (!note.trim()) return again(422, ALERT.emptyNote);
	if (note.length > MAX_NOTE) return again(422, ALERT.tooLong(note));
	try {
		await change(connection, assignmentWorkflowId(link.assignmentId), 'addNote', {
			noteId,
			note,
			reportedBy: 'client',
			writtenAt: new Date().toISOString(),
		});
		const noteIds = [...answer.noteIds, noteId];
		return noted(visit, { page, answer: { ...answer, noteIds, takesNotes: noteIds.length < MAX_NOTES } });
	} catch (error) {
		if (isProblem(error, 'rejected', 'not-found')) {
			const now = await lookUp(connection, link);
			if (!now) return await takeTooLate(visit, posted);
			if (!now.answer?.takesNotes) return again(409, await noMoreNotes(visit, posted, now.answer), false);
		}
		visit.log(error);
		return again(503, ALERT.tryAgain);
	}
}

function calmEnd(visit: Visit<Link>, { page, answer: { takesNotes } }: Answered): PageAnswer {
	return { status: 200, html: answeredPage(page, { nonce: newNonce(visit), takesNotes }) };
}

function noted(visit: Visit<Link>, { page, answer: { takesNotes } }: Answered): PageAnswer {
	return { status: 200, html: answeredPage(page, { nonce: newNonce(visit), takesNotes, noted: true }) };
}

function newNonce({ connection, link }: Visit<Link>): string {
	return formNonce(connection.ring, link);
}

function isAnswered(opened: Opened): opened is Answered {
	return opened.answer !== undefined;
}
