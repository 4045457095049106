import { fits, MAX_NOTE } from '../../temporal/contract/characters';
import type { Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, MAX_NOTES } from '../../temporal/contract/names';
import { change } from '../shared/change';
import { isProblem } from '../shared/problem';
import { noMoreNotes, takeTooLate } from './after-the-close';
import type { PostedForm } from './form';
import { lookUpEither, type Answer } from './look-up';
import type { PageAnswer } from './page-answer';
import { answeredPage } from './render';
import { tooLong } from './too-long';
import { formOf, newNonce, seeWhatStands, type Answered, type Visit } from './visit';
import { wordsIn } from './words/page-words';

/** Takes a note to what was answered, each form's once. */
export async function takeNote(visit: Visit<Link>, opened: Answered, posted: PostedForm): Promise<PageAnswer> {
	const { connection, link } = visit;
	const { page, answer } = opened;
	const { note } = posted;
	const words = wordsIn(page.exercise.language);
	const { formId: noteId, nonce } = formOf(visit, posted);
	const again = (status: 400 | 409 | 422 | 503, alert: string, stands: Answer = answer): PageAnswer => ({
		status,
		html: answeredPage(page, stands, { form: 'note', nonce, note, alert, wrong: status === 422 ? 'note' : undefined }),
	});
	const noMore = async (stands: Answer) =>
		again(409, await noMoreNotes(visit, { ...opened, answer: stands }, posted), {
			...stands,
			takesAnswers: false,
			takesNotes: false,
		});

	if (noteId !== undefined && answer.noteIds.includes(noteId)) return await noted(visit, opened, noteId);
	if (!answer.takesNotes) return await noMore(answer);
	if (noteId === undefined) return again(400, words.alerts.pressAgain);
	if (!note.trim()) return again(422, words.alerts.emptyNote);
	if (!fits(note, MAX_NOTE)) return again(422, tooLong(note, MAX_NOTE, words));
	try {
		await change(connection, assignmentWorkflowId(link.assignmentId), 'addNote', {
			noteId,
			note,
			reportedBy: 'client',
			writtenAt: new Date().toISOString(),
		});
		const noteIds = [...answer.noteIds, noteId];
		return await noted(
			visit,
			{ ...opened, answer: { ...answer, noteIds, takesNotes: noteIds.length < MAX_NOTES } },
			noteId,
		);
	} catch (error) {
		if (isProblem(error, 'rejected', 'not-found')) {
			const { opened: now, closed } = await lookUpEither(connection, link);
			if (!now) return await takeTooLate(visit, posted, closed);
			if (now.answer && !now.answer.takesNotes) return await noMore(now.answer);
		}
		visit.log(error);
		return again(503, words.alerts.tryAgain);
	}
}

async function noted(visit: Visit<Link>, { page, answer }: Answered, noteId: string): Promise<PageAnswer> {
	return await seeWhatStands(
		visit,
		(opened) => opened?.answer?.noteIds.includes(noteId) === true,
		() => answeredPage(page, answer, { nonce: newNonce(visit) }),
	);
}
