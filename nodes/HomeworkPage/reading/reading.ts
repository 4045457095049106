import { formNonce, readFormNonce, type BriefLink } from '../../../temporal/contract/link-token';
import { briefWorkflowId } from '../../../temporal/contract/names';
import { readSignInToken, signInToken, type SignIn } from '../../../temporal/contract/sign-in-token';
import { ask } from '../../shared/ask';
import { change } from '../../shared/change';
import { isProblem } from '../../shared/problem';
import type { Visit } from '../visit';
import type { Page } from '../page-answer';
import { showBrief } from '../seen-page';
import type { ReadingForm } from './form';
import { readingPage, unreadablePage } from './render';
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
			return await carryOn(visit, posted);
	}
}

/** Goes on reading, by the token that the last page has made. */
async function carryOn(visit: Visit<BriefLink>, posted: ReadingForm): Promise<Page> {
	const { connection, link } = visit;
	const who = readSignInToken(connection.ring, posted.signIn, Date.now());
	const isForThis = who?.clinicianId === link.clinicianId && who.date === link.date;
	if (!isForThis) return again(visit, 409, { alert: CODE_ALERT.signedOut, takesCode: false });
	return await show(visit, who, posted);
}

/** What was written, or that nobody can say so now. */
async function show(visit: Visit<BriefLink>, who: SignIn, posted: ReadingForm): Promise<Page> {
	const { connection, link, log } = visit;
	const { from } = posted;
	const carried = { nonce: formNonce(connection.ring, link), signIn: signInToken(connection.ring, who, Date.now()) };
	try {
		const read = await ask(connection, 'readBrief', { signIn: carried.signIn, from });
		if (read.as === 'signed-out') return again(visit, 409, { alert: CODE_ALERT.signedOut, takesCode: false });
		await noteSeen(visit, posted);
		return { status: 200, html: readingPage(read, { ...carried, date: link.date }) };
	} catch (error) {
		log(error);
		return { status: 503, html: unreadablePage({ ...carried, from }) };
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
