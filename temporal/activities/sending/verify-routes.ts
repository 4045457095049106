import { randomUUID } from 'node:crypto';
import { pongSchema } from '../../contract/command';
import type { KeyRing } from '../../contract/keys';
import { CONTRACT_VERSION } from '../../contract/names';
import type { Route } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import { failureOf } from './answer';
import { networkCode, post } from './post';

/** How a claimed route is found: it answers, or what is wrong and what to do. */
export interface RouteCheck {
	kind: Route['kind'];
	flowName: string;
	problem?: string;
}

const TIMEOUT_MS = 5_000;

/**
 * Asks every claimed route, each of a topic's subscribers too, whether it is still there: n8n does not always say when a flow moved or went. Triggers get
 * a signed ping, which starts no execution; the client's page gets a GET without a token, which changes nothing.
 */
export async function verifyRoutes({ ledger, ring }: { ledger: Ledger; ring: KeyRing }): Promise<RouteCheck[]> {
	const routes = await ledger.routes.all();
	return await Promise.all(
		routes.map(async (route) => {
			const problem = route.kind === 'page' ? await pageProblem(route) : await triggerProblem(route, ring);
			return { kind: route.kind, flowName: route.flowName, ...(problem !== undefined && { problem }) };
		}),
	);
}

async function triggerProblem(route: Route, ring: KeyRing): Promise<string | undefined> {
	const ping = { version: CONTRACT_VERSION, routeId: route.routeId, command: 'ping' } as const;
	const posted = await post(route.url, randomUUID(), ping, { ring, timeoutMs: TIMEOUT_MS });
	if (posted.kind !== 'answered' || posted.status !== 200) return failureOf(posted, route).message;
	const pong = pongSchema.safeParse(posted.body);
	if (pong.success && pong.data.routeId === route.routeId && pong.data.command === route.kind) return undefined;
	return `Something else answers at the URL of the flow "${route.flowName}". Publish it again.`;
}

/** The page answers a GET without a token by its own "not found"; n8n says it in JSON where no page is. */
async function pageProblem(route: Route): Promise<string | undefined> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	try {
		const response = await fetch(route.url, { redirect: 'manual', signal });
		await response.body?.cancel();
		if (response.headers.get('content-type')?.startsWith('text/html')) return undefined;
		return `n8n answered ${response.status} and no page: publish the flow "${route.flowName}".`;
	} catch (error) {
		if (signal.aborted) return failureOf({ kind: 'timed-out', seconds: TIMEOUT_MS / 1000 }, route).message;
		return failureOf({ kind: 'unreachable', reason: networkCode(error) }, route).message;
	}
}
