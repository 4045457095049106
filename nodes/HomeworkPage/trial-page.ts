import type { Language } from '../../temporal/contract/language';
import { formNonce, type BriefLink, type Link } from '../../temporal/contract/link-token';
import type { PostedForm } from './form';
import { lookUp } from './look-up';
import { notFound, type PageAnswer } from './page-answer';
import { answeredPage, exercisePage } from './render';
import { seenPage } from './seen/render';
import { showBrief } from './seen/seen-page';
import type { Visit } from './visit';
import { wordsIn } from './words/page-words';

/** What a client's link opens at the test address, where nothing is kept: the page with a word on that, also on what was posted. */
export async function tryAssignment(
	{ connection, link, language }: Visit<Link>,
	posted?: PostedForm,
): Promise<PageAnswer> {
	const opened = await lookUp(connection, link);
	if (!opened) return notFound(language, posted?.note);
	const { page, answer } = opened;
	const alert = alertFor(posted, page.exercise.language);
	const form = { ...posted, nonce: formNonce(connection.ring, link), alert };
	const html = answer ? answeredPage(page, answer, { ...form, form: posted?.form }) : exercisePage(page, form);
	return { status: 200, html };
}

/** The same for a clinician's link. */
export async function tryBrief(visit: Visit<BriefLink>, posted?: object): Promise<PageAnswer> {
	const shown = await showBrief(visit);
	if (shown.status !== 200) return shown;
	const nonce = formNonce(visit.connection.ring, visit.link);
	return { status: 200, html: seenPage(nonce, alertFor(posted, 'en')) };
}

function alertFor(posted: object | undefined, language: Language): string {
	const { alerts } = wordsIn(language);
	return posted ? alerts.notKept : alerts.testAddress;
}
