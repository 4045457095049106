import { randomUUID } from 'node:crypto';
import { pongSchema } from '../../contract/command';
import { CONTRACT_VERSION } from '../../contract/names';
import type { Route } from '../../contract/request';
import type { HeldReason } from '../../contract/sending';
import { read } from '../../contract/unknown-fields';
import { whyNotTaken } from './certainty';
import { post, type PostSettings } from './post';
import { reach, type NotReached } from './reach';

/** How long a trigger or a page may take, in milliseconds: nothing is started for it. */
const TIMEOUT_MS = 5_000;

/** Clocks that differ by more are told before a push is refused for it, in milliseconds. */
const CLOCKS_APART = 2 * 60_000;

/** How a route is found. */
export interface FoundRoute {
	routeId: string;
	/** Why nothing reaches it; missing where it answers. */
	lost?: HeldReason;
	/** Whether the clock of its n8n is minutes off. */
	clockApart: boolean;
}

/** Asks a route by a signed ping, or of a page by a GET without a token, whether it is there: nothing is started by it. */
export async function findRoute(route: Route, settings: Omit<PostSettings, 'timeoutMs'>): Promise<FoundRoute> {
	const { routeId } = route;
	const timed = { ...settings, timeoutMs: TIMEOUT_MS };
	const answer = route.kind === 'page' ? await reach(route.url, {}, timed) : await pinged(route, timed);
	if (answer.kind !== 'answered') return { routeId, lost: whyUnreached(answer), clockApart: false };
	const clockApart = answer.at !== undefined && Math.abs(answer.at - Date.now()) > CLOCKS_APART;
	if ('type' in answer ? answer.type.startsWith('text/html') : isOwnPong(answer.body, route))
		return { routeId, clockApart };
	return { routeId, lost: ('body' in answer && whyNotTaken(answer)) || 'not-published', clockApart };
}

async function pinged(route: Route, settings: PostSettings) {
	const push = { version: CONTRACT_VERSION, routeId: route.routeId, command: 'ping' } as const;
	return await post(route.url, randomUUID(), push, settings);
}

function isOwnPong(body: unknown, { routeId, kind }: Route): boolean {
	const pong = read(pongSchema, body);
	return pong.success && pong.data.routeId === routeId && pong.data.command === kind;
}

/** What does not answer in time, or breaks off, is not there either. */
function whyUnreached({ kind }: NotReached): HeldReason {
	return kind === 'not-listed' ? kind : 'unreachable';
}
