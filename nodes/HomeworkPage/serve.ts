import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IWebhookFunctions } from 'n8n-workflow';
import { formNonce, readFormNonce, readLinkToken, type Link } from '../../temporal/contract/link-token';
import { submit } from '../shared/change';
import {
	CREDENTIAL,
	readRing,
	withConnection,
	type HomeworkConnection,
	type HomeworkCredentials,
} from '../shared/connection';
import { inOneLine, isProblem } from '../shared/problem';
import { MAX_NOTE, readForm, type PostedForm } from './form';
import { lookUp, type Opened } from './look-up';
import { answeredPage, exercisePage, notFoundPage, STYLE_HASH, unavailablePage, unsavedPage } from './render';
import { sendPage, type PageAnswer } from './response';

const TRY_AGAIN =
	'Your answer could not be saved just now. What you wrote is still here: please press the button again in a minute.';
const PRESS_AGAIN = 'Please press the button once more. Nothing was saved yet, and what you wrote is still here.';

/** Answers GET, HEAD and POST of the client's page. It writes a page whatever happens, and never throws. */
export async function servePage(context: IWebhookFunctions): Promise<void> {
	const response = context.getResponseObject() as ServerResponse;
	sendPage(response, await answer(context), STYLE_HASH);
}

async function answer(context: IWebhookFunctions): Promise<PageAnswer> {
	const request = context.getRequestObject() as IncomingMessage & { query: Record<string, unknown>; body: unknown };
	const posted = request.method === 'POST' ? readForm(request.body) : undefined;
	const token = request.query.t;
	try {
		const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
		const ring = await readRing(credentials.keys);
		const link = typeof token === 'string' ? readLinkToken(ring, token) : undefined;
		if (!link) return notFound();
		return await withConnection(credentials, (connection) =>
			posted ? takeAnswer(context, connection, link, posted) : show(connection, link),
		);
	} catch (error) {
		if (isProblem(error, 'not-found')) return notFound();
		log(context, error);
		return unavailable(posted);
	}
}

async function show(connection: HomeworkConnection, link: Link): Promise<PageAnswer> {
	const opened = await lookUp(connection, link);
	if (!opened || opened.answered) return settled(opened);
	return { status: 200, html: exercisePage(opened.page, { nonce: formNonce(connection.ring, link) }) };
}

async function takeAnswer(
	context: IWebhookFunctions,
	connection: HomeworkConnection,
	link: Link,
	{ nonce, note }: PostedForm,
): Promise<PageAnswer> {
	const opened = await lookUp(connection, link);
	if (!opened || opened.answered) return settled(opened);

	const { page } = opened;
	const submissionId = readFormNonce(connection.ring, link, nonce);
	if (submissionId === undefined) {
		const fresh = formNonce(connection.ring, link);
		return { status: 400, html: exercisePage(page, { nonce: fresh, note, alert: PRESS_AGAIN }) };
	}
	if (note.length > MAX_NOTE) {
		return { status: 422, html: exercisePage(page, { nonce, note, alert: tooLong(note), noteRejected: true }) };
	}
	try {
		const changed = await submit(connection, link.assignmentId, {
			submissionId,
			outcome: 'done',
			reportedBy: 'client',
			submittedAt: new Date().toISOString(),
			...(note.trim() && { note }),
		});
		// Closed without an answer since it was looked up: nothing was saved.
		if (changed.taken && changed.result.outcome === 'no-answer') return notFound();
		return settled(opened);
	} catch (error) {
		if (isProblem(error, 'rejected')) {
			// Withdrawn or closed since it was looked up, most likely.
			const now = await lookUp(connection, link);
			if (!now || now.answered) return settled(now);
		}
		if (isProblem(error, 'not-found')) throw error;
		log(context, error);
		return { status: 503, html: exercisePage(page, { nonce, note, alert: TRY_AGAIN }) };
	}
}

/** The calm end of an assignment that is answered, and nothing for one that is gone. */
function settled(opened: Opened | undefined): PageAnswer {
	return opened ? { status: 200, html: answeredPage(opened.page) } : notFound();
}

/** The same bytes for every link that opens nothing: which of the reasons it was is nobody's business. */
function notFound(): PageAnswer {
	return { status: 404, html: notFoundPage() };
}

/** Without Temporal there is no exercise to show, but nothing that the client wrote may be lost. */
function unavailable(posted: PostedForm | undefined): PageAnswer {
	return { status: 503, html: posted ? unsavedPage({ ...posted, alert: TRY_AGAIN }) : unavailablePage() };
}

/** Without ids, tokens or anything that the client wrote. */
function log(context: IWebhookFunctions, error: unknown): void {
	context.logger.error(`Homework Page: ${inOneLine(error)}`);
}

function tooLong(note: string): string {
	const count = (length: number) => length.toLocaleString('en');
	return `Your note has ${count(note.length)} characters, and up to ${count(MAX_NOTE)} fit. Please shorten it: nothing was saved yet.`;
}
