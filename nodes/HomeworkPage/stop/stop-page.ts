import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Language } from '../../../temporal/contract/language';
import { linkToken, readFormNonce, type Link } from '../../../temporal/contract/link-token';
import { assignmentWorkflowId, CONTRACT_VERSION, TOLD } from '../../../temporal/contract/names';
import type { StopRequest, StopScope } from '../../../temporal/contract/stops';
import { isProblem } from '../../shared/problem';
import { startRequest } from '../../shared/request';
import { lookUpEither } from '../look-up';
import type { PageAnswer } from '../page-answer';
import { newNonce, type Visit } from '../visit';
import { wordsIn } from '../words/page-words';
import { doneMark, isMarkedDone } from './done-mark';
import type { PostedStop } from './form';
import { againPage, askPage, stoppedPage, type StopState } from './render';
import { ONE_CLICK, shownTo } from './wording';

/** What is asked, or was done, as the query of a link says it; a GET shows it, and changes nothing. */
const SHOWS = { ask: '&stop=ask', all: '&stop=all', reminders: '&stop=reminders', none: '&stop=none' };

/** So often the page is looked up until it shows what was done: between two looks a worker may have taken it up. */
const LOOKS = 3;

/** Whether a link's query asks for what may be stopped, or what is, instead of the page itself. */
export function isStopShown(query: string): boolean {
	return Object.values(SHOWS).some((shows) => query.includes(shows));
}

/** Shows what may be stopped, or what is. */
export async function showStop(visit: Visit<Link>, query: string): Promise<PageAnswer> {
	const isShown = ({ stopped }: Pick<StopState, 'stopped'>) => query.includes(SHOWS[stopped ?? 'none']);
	let state: StopState = { ...fresh(visit), ...(await standing(visit)) };
	if (query.includes(SHOWS.ask)) return { status: 200, html: askPage(state) };
	if (state.over) {
		const done = (['all', 'reminders', 'none'] as const).find((each) => query.includes(SHOWS[each])) ?? 'none';
		if (!isMarkedDone(query, visit.connection.ring, visit.link, done, Date.now()))
			return { status: 200, html: askPage(state) };
		return { status: 200, html: stoppedPage({ ...state, stopped: done === 'none' ? undefined : done }) };
	}
	for (let look = 1; look < LOOKS && !isShown(state); look += 1) state = { ...state, ...(await standing(visit)) };
	// What was done since is shown as it is.
	return { status: 200, html: isShown(state) ? stoppedPage(state) : askPage(state) };
}

/**
 * Takes what somebody posts who wants fewer messages, or messages again. It goes by the address of the link's assignment, nothing of
 * which is shown, also where the homework is over: whoever has a link, be it in a forwarded mail, can stop what is sent there, and
 * have it go out again. It is durable as soon as Temporal has it, worker or not.
 */
export async function takeStop(visit: Visit<Link>, posted: PostedStop): Promise<PageAnswer> {
	const { connection, link } = visit;
	const state: StopState = { ...fresh(visit, posted.language), scope: posted.scope };
	if (posted.step === 'ask') return { status: 303, location: `?t=${state.token}${SHOWS.ask}` };
	let done: PageAnswer;
	const isOneClick = posted.step === 'one-click';
	const scope = isOneClick ? 'all' : posted.step === 'stop' ? posted.scope : undefined;
	try {
		Object.assign(state, await standing(visit));
		const words = wordsIn(state.language).stop;
		if (!isOneClick && readFormNonce(connection.ring, link, posted.nonce) === undefined)
			return { status: 400, html: shownAgain(posted, { ...state, alert: words.pressAgain }) };
		if (posted.step === 'stop' && posted.scope === undefined)
			return { status: 422, html: askPage({ ...state, alert: words.choose }) };
		const wording = isOneClick ? ONE_CLICK : shownTo(scope, posted.language ?? state.language);
		await hand(visit, isOneClick ? 'one-click' : 'client-page', scope, wording);
		done = { status: 200, html: stoppedPage({ ...state, stopped: scope }) };
	} catch (error) {
		visit.log(error);
		const { tryAgain } = wordsIn(state.language).stop;
		const kept = { ...state, nonce: posted.nonce || state.nonce, alert: tryAgain };
		return { status: 503, html: shownAgain(posted, kept) };
	}
	// Looked at anew, neither Reload nor Back posts it again; a mail program looks at nothing.
	return isOneClick ? done : await seen(visit, scope, done);
}

/** Where the page shows what was done, once it was: it is done all the same where that cannot be looked up now. */
async function seen(visit: Visit<Link>, scope: StopScope | undefined, done: PageAnswer): Promise<PageAnswer> {
	const { link, connection } = visit;
	try {
		const { stopped, over } = await standing(visit);
		if (!over && stopped !== scope) return done;
		const mark = over ? doneMark(connection.ring, link, scope ?? 'none', Date.now()) : '';
		return { status: 303, location: `?t=${linkToken(connection.ring, link)}${SHOWS[scope ?? 'none']}${mark}` };
	} catch (error) {
		visit.log(error);
		return done;
	}
}

/**
 * What is shown to whoever posts such a wish while nothing can be looked up: the same form, by which it can be posted again.
 *
 * @param browsers the language of the browser, for a form that says none
 */
export function stopNotSaved(ring: KeyRing, link: Link, posted: PostedStop, browsers: Language): PageAnswer {
	const { nonce, scope, language = browsers } = posted;
	const { tryAgain } = wordsIn(language).stop;
	const state = { nonce, token: linkToken(ring, link), language, scope, alert: tryAgain };
	return { status: 503, html: shownAgain(posted, state) };
}

/** The form that says the same once more. */
function shownAgain({ step }: PostedStop, state: StopState): string {
	return step === 'back' ? againPage(state) : askPage(state);
}

function fresh(visit: Visit<Link>, language = visit.language): StopState {
	return { nonce: newNonce(visit), token: linkToken(visit.connection.ring, visit.link), language };
}

type Standing = Pick<StopState, 'practice' | 'stopped' | 'over'> & Partial<Pick<StopState, 'language'>>;

/** What is stopped as far as the page knows, and whose page it is. Homework that is over knows nothing of it: nothing tells it any more. */
async function standing({ connection, link }: Visit<Link>): Promise<Standing> {
	try {
		const { opened, closed } = await lookUpEither(connection, link);
		if (!opened) return { over: true, ...(closed && { language: closed.exercise.language }) };
		const { page, answer } = opened;
		return {
			practice: page.practice.name,
			language: page.exercise.language,
			stopped: answer?.isClosed ? undefined : page.stopped,
			over: answer?.isClosed,
		};
	} catch (error) {
		if (isProblem(error, 'not-found', 'not-recorded')) return { over: isProblem(error, 'not-found') };
		throw error;
	}
}

/** Hands it to Temporal, and tells the page's own assignment, so that the page knows before a worker has taken it up. */
async function hand(
	{ connection, link: { assignmentId } }: Visit<Link>,
	source: 'client-page' | 'one-click',
	scope: StopScope | undefined,
	wording: string,
): Promise<void> {
	// Whatever is chosen in the same form later, by Back or in an old tab, is a wish of its own; repeated, it changes nothing.
	const stopId = randomBytes(16).toString('base64url');
	const at = new Date().toISOString();
	const wish = { version: CONTRACT_VERSION, stopId, of: { assignmentId }, at, wording } as const;
	const request: StopRequest =
		scope === undefined
			? { ...wish, kind: 'lift-stop', source: 'client-page' }
			: { ...wish, kind: 'record-stop', scope, source };
	await startRequest(connection, `stop/${stopId}`, request);
	const workflowId = assignmentWorkflowId(assignmentId);
	try {
		await connection.call((client) =>
			client.workflow.getHandle(workflowId).signal(TOLD.stopped, { scope: scope ?? 'none' }),
		);
	} catch (error) {
		if (!isProblem(error, 'not-found')) throw error;
	}
}
