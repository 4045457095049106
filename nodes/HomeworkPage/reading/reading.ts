import type { Language } from '../../../temporal/contract/language';
import { formNonce, readFormNonce, type BriefLink } from '../../../temporal/contract/link-token';
import { briefWorkflowId } from '../../../temporal/contract/names';
import { readSignInToken, signInToken, type SignIn } from '../../../temporal/contract/sign-in-token';
import { ask } from '../../shared/ask';
import { change } from '../../shared/change';
import { isProblem } from '../../shared/problem';
import type { Visit } from '../visit';
import type { Page } from '../page-answer';
import { showBrief } from '../seen/seen-page';
import type { ReadingForm } from './form';
import { unavailablePage } from '../render';
import { readingPage, unreadablePage, unreviewedPage } from './render';
import type { PostedReview } from './review/form';
import { takeReview, type NotReviewed } from './review/review';
import { REVIEW_ALERT, type ReviewState } from './review/words';
import { again, askForCode, enterCode } from './sign-in';
import { CODE_ALERT } from './words';

/**
 * Takes what a clinician posted who wants to read what clients wrote.
 *
 * @throws Problem `not-found` where there is no such brief
 */
export async function takeReading(visit: Visit<BriefLink>, posted: ReadingForm): Promise<Page> {
	switch (posted.form) {
		case 'ask-code': {
			const shown = await showBrief(visit);
			return shown.status === 200 ? await trying(visit, () => askForCode(visit, posted)) : shown;
		}
		case 'enter-code':
			return await trying(visit, async () => {
				const refused = await enterCode(visit, posted);
				if (refused) return refused;
				const { clinicianId, date } = visit.link;
				return await show(visit, { clinicianId, date, since: Date.now() }, posted);
			});
		case 'read':
		case 'review':
			return await carryOn(visit, posted);
	}
}

/**
 * What is shown where nothing can be looked up: of a review that was posted, what was entered.
 *
 * @param language the browser's
 */
export function readingNotSaved({ review, ...carried }: ReadingForm, language: Language): Page {
	const html = review ? unreviewedPage(carried, { ...review, alert: REVIEW_ALERT.notNow }) : unavailablePage(language);
	return { status: 503, html };
}

/** Goes on reading, by the token that the last page has made. */
async function carryOn(visit: Visit<BriefLink>, posted: ReadingForm): Promise<Page> {
	const { connection, link } = visit;
	const who = readSignInToken(connection.ring, posted.signIn, Date.now());
	const isForThis = who?.clinicianId === link.clinicianId && who.date === link.date;
	if (!isForThis) {
		const alert = posted.review ? CODE_ALERT.notReviewed : CODE_ALERT.signedOut;
		return again(visit, 409, { alert, takesCode: false, written: posted.review?.note });
	}
	return posted.review
		? await review(visit, who, { ...posted, review: posted.review })
		: await show(visit, who, posted);
}

/** Marks an answer as reviewed, and shows all again with that; or what was entered, and why it is not saved. */
async function review(
	visit: Visit<BriefLink>,
	who: SignIn,
	posted: ReadingForm & { review: PostedReview },
): Promise<Page> {
	const unsaved = await takeReview(visit, posted.nonce, posted.review).catch((error: unknown): NotReviewed => {
		visit.log(error);
		return { status: 503, alert: REVIEW_ALERT.notNow };
	});
	const { ring } = visit.connection;
	const state = { ...posted.review, ...(unsaved && { alert: unsaved.alert }) };
	// By the same form it can be sent again, and counts once.
	if (unsaved?.status === 503)
		return { status: 503, html: unreviewedPage({ ...posted, signIn: signInToken(ring, who, Date.now()) }, state) };
	const page = await show(visit, who, posted, state);
	return page.status === 200 && unsaved ? { ...page, status: unsaved.status } : page;
}

/** What was written, or that nobody can say so now. */
async function show(visit: Visit<BriefLink>, who: SignIn, posted: ReadingForm, reviewed?: ReviewState): Promise<Page> {
	const { connection, link, log } = visit;
	const { from } = posted;
	const carried = { nonce: formNonce(connection.ring, link), signIn: signInToken(connection.ring, who, Date.now()) };
	try {
		const read = await ask(connection, 'readBrief', { signIn: carried.signIn, from });
		if (read.as === 'signed-out') return again(visit, 409, { alert: CODE_ALERT.signedOut, takesCode: false });
		await noteSeen(visit, posted);
		return { status: 200, html: readingPage(read, { ...carried, date: link.date, from }, reviewed) };
	} catch (error) {
		log(error);
		const unread = { ...carried, from };
		return {
			status: 503,
			html: reviewed?.alert === undefined ? unreadablePage(unread) : unreviewedPage(unread, reviewed),
		};
	}
}

/** Whoever reads what was written has seen the brief. Nobody waits for that, nor is told where it fails. */
async function noteSeen({ connection, link, log }: Visit<BriefLink>, { nonce }: ReadingForm): Promise<void> {
	const seenId = readFormNonce(connection.ring, link, nonce);
	if (seenId === undefined) return;
	try {
		const seen = { seenId, edition: link.edition, at: new Date().toISOString() };
		await change(connection, briefWorkflowId(link.clinicianId, link.date), 'seen', seen);
	} catch (error) {
		log(error);
	}
}

/** Says that it cannot be done now where it cannot, and shows the form again. */
async function trying(visit: Visit<BriefLink>, work: () => Promise<Page>): Promise<Page> {
	try {
		return await work();
	} catch (error) {
		if (isProblem(error, 'not-found')) throw error;
		visit.log(error);
		return again(visit, 503, { alert: CODE_ALERT.notNow });
	}
}
