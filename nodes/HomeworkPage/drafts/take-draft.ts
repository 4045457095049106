import { inputsOfRow, readEntries } from '../../../temporal/contract/entries';
import type { Link } from '../../../temporal/contract/link-token';
import { isProblem } from '../../shared/problem';
import type { PostedForm } from '../form';
import { formPage } from '../form-page';
import { lookUpEither, type LookedUp, type Opened } from '../look-up';
import { notFound, type PageAnswer } from '../page-answer';
import { answeredPage, closedPage, type FormState } from '../render';
import { formOf, newNonce, seeWhatStands, type Visit } from '../visit';
import { wordsIn } from '../words/page-words';
import { rowsOf, tableNamed } from '../worksheet/inputs';
import { writtenIn } from '../written';
import { openDrafts, type Draft } from './draft';
import type { Later } from './later';
import { putIn } from './put-in';
import { draftIdOf, saveDraft } from './save';
import { withSaved } from './show';
import { MOST_WAITING } from './waiting';

/** Saves for later what a form says, or deletes what was saved: nobody is told, and nobody but the page can open it. */
export async function takeDraft(
	visit: Visit<Link>,
	lookedUp: LookedUp,
	posted: PostedForm,
	later: Later,
): Promise<PageAnswer> {
	const { connection, link, log } = visit;
	const { opened } = lookedUp;
	if (!opened || opened.answer?.takesAnswers === false) return notSaved(visit, lookedUp, posted);
	const { fields, language } = opened.page.exercise;
	const { alerts } = wordsIn(language);
	const saved = openDrafts(visit, opened);
	const { formId, nonce } = formOf(visit, posted);
	const { draft } = withSaved(saved, fields, language);
	const again = (status: 400 | 409 | 422 | 503, alert: string, more: Partial<FormState> = {}): PageAnswer => ({
		status,
		html: formPage(opened, { ...posted, rows: saved.draft.rows, draft, nonce, alert, ...more }),
	});

	if (formId === undefined) return again(400, alerts.pressAgain);
	const { problems } = readEntries(fields, (input) => posted.entered[input] ?? []);
	if (problems.some(({ reason }) => reason === 'too-many-rows')) return again(422, alerts.lookAtMarked, { problems });
	const { own, both, isNewer } = putIn(opened, posted, saved, later);
	const isDeleted = later === 'delete';
	if (isDeleted && isNewer) return again(409, alerts.savedMeanwhile, withSaved(saved, fields, language));
	if (opened.draftsWaiting >= MOST_WAITING) return again(503, alerts.tooOften);
	const draftId = draftIdOf(visit, formId, later, own);
	try {
		if (!(await saveDraft(visit, draftId, isDeleted ? undefined : both, saved))) return again(422, alerts.tooMuch);
	} catch (error) {
		if (!isProblem(error, 'rejected', 'not-found')) {
			log(error);
			return again(503, alerts.tryAgain);
		}
		const now = await lookUpEither(connection, link);
		const isOver = !now.opened || now.opened.answer?.takesAnswers === false;
		return isOver ? notSaved(visit, now, posted) : again(409, alerts.tooOften);
	}
	const stands = isDeleted ? openDrafts(visit, { ...opened, drafts: [] }) : { ...saved, ids: [draftId], draft: both };
	return await seeWhatStands(
		visit,
		(now) => now !== undefined && isDeleted !== now.drafts.some((one) => one.draftId === draftId),
		() => formPage(opened, { nonce: newNonce(visit), ...withSaved(stands, fields, language) }),
		typeof later === 'object' ? lastRow(later.rowOf, both, opened) : 'draft',
	);
}

/** What is shown of what can be saved no more. It is kept for nobody, since its client has not sent it. */
export function notSaved(visit: Visit<Link>, { opened, closed }: LookedUp, posted: PostedForm): PageAnswer {
	const note = writtenIn(posted, (opened?.page ?? closed)?.exercise);
	const nonce = newNonce(visit);
	if (opened?.answer) {
		const { alerts } = wordsIn(opened.page.exercise.language);
		const answer = { ...opened.answer, takesAnswers: false };
		return { status: 409, html: answeredPage(opened.page, answer, { nonce, note, alert: alerts.notSavedButHere }) };
	}
	if (!closed) return notFound(visit.language, note);
	const { alerts } = wordsIn(closed.exercise.language);
	return { status: 409, html: closedPage(closed, nonce, { alert: alerts.notSavedButHere, note }) };
}

/** The id of the first input of a table's last row. */
function lastRow(name: string, { values, rows }: Draft, { page, answer }: Opened): string {
	const table = tableNamed(page.exercise.fields, name);
	if (!table) return 'draft';
	const [first] = inputsOfRow(table, rowsOf(table, { entered: values, rows }) - 1);
	return `${answer ? 'changed-' : ''}${first}`;
}
