import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { Language } from '../../temporal/contract/language';
import { findBriefLink, findLink } from '../../temporal/contract/link-token';
import { CREDENTIAL, readRing, withConnection, type HomeworkCredentials } from '../shared/connection';
import { inOneLine, isProblem } from '../shared/problem';
import { kindOfRun } from '../shared/run';
import { hasTyped, readAside } from './aside/form';
import { keepTyped } from './aside/keep-typed';
import { showAssignment, takePosted } from './assignment-page';
import { sendFile } from './attached/send-file';
import { askedFile, showFile, type FileAnswer } from './attached/show-file';
import { browserLanguage } from './browser-language';
import { readForm, type PostedForm } from './form';
import { readReadingForm, type ReadingForm } from './reading/form';
import { readingNotSaved, takeReading } from './reading/reading';
import { notFound, type PageAnswer } from './page-answer';
import { STYLE_HASH, unavailablePage, unsavedPage } from './render';
import { sendPage } from './response';
import { seenUnsavedPage } from './seen/render';
import { showBrief, takeSeen } from './seen/seen-page';
import { readSnooze } from './snooze/form';
import { snoozeNotSaved } from './snooze/render';
import { takeSnooze } from './snooze/snooze-page';
import { readStop } from './stop/form';
import { isStopShown, showStop, stopNotSaved, takeStop } from './stop/stop-page';
import { tryAssignment, tryBrief } from './trial-page';

/** Answers GET, HEAD and POST of the page. It writes a page whatever happens, and never throws. */
export async function servePage(context: IWebhookFunctions): Promise<void> {
	const response = context.getResponseObject() as ServerResponse;
	const request = context.getRequestObject() as Request;
	const reading = request.method === 'POST' ? readReadingForm(request.body) : undefined;
	const page = await answer(context, request, reading);
	if ('file' in page) sendFile(response, page, request.headers.range);
	else sendPage(response, reading ? keptByNobody(page) : page, STYLE_HASH);
}

type Request = IncomingMessage & { originalUrl?: string; body: unknown };

async function answer(
	context: IWebhookFunctions,
	request: Request,
	reading: ReadingForm | undefined,
): Promise<PageAnswer | FileAnswer> {
	const isPost = request.method === 'POST';
	const posted = isPost && !reading ? readForm(request.body) : undefined;
	const stop = isPost ? readStop(request.body) : undefined;
	const snooze = isPost ? readSnooze(request.body) : undefined;
	const query = (request.originalUrl ?? request.url ?? '').replace(/^[^?]*/, '');
	const file = isPost ? undefined : askedFile(query);
	const language = browserLanguage(request.headers['accept-language']);
	const isTrial = kindOfRun(context) !== 'real';
	// Without ids, tokens or anything that was written.
	const log = (error: unknown) => context.logger.error(`Homework Page: ${inOneLine(error)}`);
	const typed = posted && readAside(request.body) !== undefined && hasTyped(posted) ? posted : undefined;
	let notSaved = () => (snooze && !typed ? snoozeNotSaved(snooze, language) : unavailable(language, posted));
	try {
		const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
		const ring = await readRing(credentials.keys);
		const link = findLink(ring, query);
		if (link) {
			if (stop && !typed)
				notSaved = () => (stop.step === 'one-click' ? unavailable(language) : stopNotSaved(ring, link, stop, language));
			return await withConnection<PageAnswer | FileAnswer>(credentials, async (connection) => {
				const visit = { connection, link, language, log };
				if (file !== undefined) return await showFile(visit, file);
				if (isTrial) return await tryAssignment(visit, posted);
				const kept = typed && (await keepTyped(visit, typed));
				if (kept) return kept;
				if (stop) return await takeStop(visit, stop);
				if (snooze) return await takeSnooze(visit, snooze);
				if (posted) return await takePosted(visit, posted);
				return await (isStopShown(query) ? showStop(visit, query) : showAssignment(visit));
			});
		}
		const brief = findBriefLink(ring, query);
		if (!brief) return notFound(language);
		if (reading) notSaved = () => readingNotSaved(reading, language);
		return await withConnection(credentials, (connection) => {
			const visit = { connection, link: brief, language, log };
			if (isTrial) return tryBrief(visit, posted ?? reading);
			if (reading) return takeReading(visit, reading);
			return posted ? takeSeen(visit, posted) : showBrief(visit);
		});
	} catch (error) {
		if (isProblem(error, 'not-found')) return notFound(language);
		log(error);
		return notSaved();
	}
}

/** What is read behind a code, or on the way there, is shown once: neither Back nor the browser's disk brings it again. */
function keptByNobody(page: PageAnswer): PageAnswer {
	return 'html' in page ? { ...page, noStore: true } : page;
}

/**
 * Until a server that is ready has said what a link opens, it is not called dead. There is nothing to show yet, but
 * nothing that was entered may be lost.
 */
function unavailable(language: Language, posted?: PostedForm): PageAnswer {
	if (posted?.form === 'seen') return { status: 503, html: seenUnsavedPage(posted.nonce) };
	// What was to be deleted is there still.
	return {
		status: 503,
		html: posted && posted.later !== 'delete' ? unsavedPage(posted, language) : unavailablePage(language),
	};
}
