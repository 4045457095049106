import { isDeepStrictEqual } from 'node:util';
import { fits, MAX_NOTE } from '../../temporal/contract/characters';
import type { Submission } from '../../temporal/contract/change-inputs';
import { entriesSchema, readEntries, type EntryProblem } from '../../temporal/contract/entries';
import { hasWritten } from '../../temporal/contract/has-written';
import type { KeyRing } from '../../temporal/contract/keys';
import type { Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { change } from '../shared/change';
import { isProblem } from '../shared/problem';
import { keptTooLate, takeTooLate } from './after-the-close';
import { openDrafts } from './drafts/draft';
import { putIn } from './drafts/put-in';
import { draftIdOf } from './drafts/save';
import { withSaved } from './drafts/show';
import { keepRest, keepTogether, notIn } from './drafts/two-devices';
import type { PostedForm } from './form';
import { formPage } from './form-page';
import { lookUpEither, type Answer, type Opened } from './look-up';
import type { PageAnswer } from './page-answer';
import { answeredPage, type FormState } from './render';
import { tooLong } from './too-long';
import { formOf, newNonce, seeWhatStands, type Visit } from './visit';
import { wordsIn } from './words/page-words';
import { writtenIn } from './written';

type Said = Pick<Submission, 'outcome' | 'hindrance' | 'note' | 'entries'>;

/** Takes an answer, the first or another one: whatever stood before stays on record beside it. */
export async function takeAnswer(visit: Visit<Link>, opened: Opened, posted: PostedForm): Promise<PageAnswer> {
	const { page, answer } = opened;
	const { formId, nonce } = formOf(visit, posted);
	const words = wordsIn(page.exercise.language);
	const { alerts } = words;
	const saved = openDrafts(visit, opened);
	const { draft } = withSaved(saved, page.exercise.fields, page.exercise.language);
	const again = (
		status: 400 | 422 | 503,
		alert: string,
		wrong?: FormState['wrong'],
		problems?: EntryProblem[],
	): PageAnswer => ({
		status,
		html: formPage(opened, { ...posted, rows: saved.draft.rows, draft, nonce, alert, wrong, problems }),
	});

	if (formId === undefined) return again(400, alerts.pressAgain);
	const chosen = readSaid(posted);
	if (chosen === undefined) return again(422, alerts.chooseOutcome, 'outcome');
	if (!fits(posted.note, MAX_NOTE)) return again(422, tooLong(posted.note, MAX_NOTE, words), 'note');
	const { entries, problems } = readEntries(page.exercise.fields, (input) => posted.entered[input] ?? []);
	if (problems.length > 0) return again(422, alerts.lookAtMarked, undefined, problems);
	if (!entriesSchema.safeParse(entries).success) return again(422, alerts.tooMuch);
	// Who leaves a worksheet as the clinician has begun it has filled in nothing.
	const isFilledIn = Object.keys(entries).length > 0 && !isDeepStrictEqual(entries, page.presets);
	const said: Said = { ...chosen, ...(isFilledIn && { entries }) };
	const content = contentOf(visit.connection.ring, formId, said);
	// The same form with the same content, posted again.
	if (answer?.submissionId?.startsWith(content)) return await thank(visit, page, { ...answer, ...said });
	if (answer && !answer.takesAnswers) return await tooLate(visit, page, answer, posted);
	const { own, both, isNewer, saysMore } = putIn(opened, posted, saved);
	if (isNewer && saysMore) {
		// It is not sent unseen, nor lost.
		const form = await keepTogether(visit, opened, draftIdOf(visit, formId, 'together', own), both, saved);
		return { status: 409, html: formPage(opened, { nonce, alert: alerts.savedMeanwhile, ...form }) };
	}
	const rest = notIn(own, saved.draft);
	try {
		const submissionId = `${content}.${answer?.count ?? 0}`;
		const changed = await change(visit.connection, assignmentWorkflowId(visit.link.assignmentId), 'submit', {
			...said,
			submissionId,
			reportedBy: 'client',
			corrects: true,
			...(saved.ids.length > 0 && rest.length === 0 && { drafts: saved.ids }),
			submittedAt: new Date().toISOString(),
		});
		const stands: Answer = {
			...FRESH,
			...answer,
			...said,
			hindrance: said.hindrance,
			submissionId,
			reportedBy: 'client',
			written: hasWritten(answer, { reportedBy: 'client', ...said }),
		};
		if (rest.length > 0) await keepRest(visit, draftIdOf(visit, formId, 'rest', own), rest, saved);
		if (!changed.taken || !changed.result.repeated) return await thank(visit, page, stands);
		// Said before in the same words, or said as it closed.
		const isAsSaid = changed.result.outcome === said.outcome && said.note === undefined && said.entries === undefined;
		if (isAsSaid) return await thank(visit, page, stands);
	} catch (error) {
		if (!isProblem(error, 'rejected', 'not-found')) {
			visit.log(error);
			return again(503, alerts.tryAgain);
		}
	}
	// Withdrawn or closed since it was looked up, most likely.
	const { opened: now, closed } = await lookUpEither(visit.connection, visit.link);
	if (!now) return await takeTooLate(visit, posted, closed);
	if (now.answer?.submissionId?.startsWith(content)) return await thank(visit, page, now.answer);
	return now.answer ? await tooLate(visit, page, now.answer, posted) : again(503, alerts.tryAgain);
}

/** Of an answer that the page cannot look up yet. */
const FRESH = { count: 1, takesAnswers: true, noteIds: [], takesNotes: true, isClosed: false };

/** What a form says, undefined where nothing was chosen. A form of an old browser asks for a reason whatever was chosen. */
function readSaid({ outcome, hindrance, note }: PostedForm): Said | undefined {
	if (outcome === undefined) return undefined;
	return {
		outcome,
		...(outcome === 'could-not' && hindrance !== undefined && { hindrance }),
		...(note.trim() && { note }),
	};
}

/** What tells one content of a form from another, and gives nothing of it away. */
function contentOf(ring: KeyRing, formId: string, { outcome, hindrance, note, entries }: Said): string {
	return ring.blindIndex('answer', JSON.stringify([formId, outcome, hindrance ?? '', note ?? '', entries ?? {}]));
}

async function thank(visit: Visit<Link>, page: PageMemo, said: Answer): Promise<PageAnswer> {
	return await seeWhatStands(
		visit,
		(opened) => opened?.answer?.outcome === said.outcome && opened.answer.hindrance === said.hindrance,
		() => answeredPage(page, said, { nonce: newNonce(visit) }),
	);
}

/** What comes when nothing more is taken is shown, and kept for the practice. */
async function tooLate(visit: Visit<Link>, page: PageMemo, answer: Answer, posted: PostedForm): Promise<PageAnswer> {
	const isKept = await keptTooLate(visit, posted, page);
	const { alerts } = wordsIn(page.exercise.language);
	const form = {
		nonce: newNonce(visit),
		note: writtenIn(posted, page.exercise),
		alert: isKept ? alerts.answeredAndKept : alerts.answeredBefore,
	};
	return { status: 409, html: answeredPage(page, { ...answer, takesAnswers: false, takesNotes: false }, form) };
}
