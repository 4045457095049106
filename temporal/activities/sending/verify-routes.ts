import type { KeyRing } from '../../contract/keys';
import type { Route } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import { troubleWords } from './certainty';
import { FlowOrigins } from './flow-origins';
import { ping } from './ping';
import { reach } from './reach';

/** How a claimed route is found: it answers, or what is wrong and what to do. */
export interface RouteCheck {
	kind: Route['kind'];
	flowName: string;
	problem?: string;
}

const TIMEOUT_MS = 5_000;

/**
 * Asks every claimed route, each of a topic's subscribers too, whether it is still there: n8n does not always say when a
 * flow moved or went. Triggers get a signed ping, which starts no execution; the client's page gets a GET without a token,
 * which changes nothing.
 */
export async function verifyRoutes({
	ledger,
	ring,
	origins = new FlowOrigins(),
}: {
	ledger: Ledger;
	ring: KeyRing;
	origins?: FlowOrigins;
}): Promise<RouteCheck[]> {
	const routes = await ledger.routes.all();
	return await Promise.all(
		routes.map(async (route) => {
			const problem = route.kind === 'page' ? await pageProblem(route, origins) : await ping(route, { ring, origins });
			return { kind: route.kind, flowName: route.flowName, ...(problem !== undefined && { problem }) };
		}),
	);
}

/** The page answers a GET without a token by its own "not found"; n8n says it in JSON where no page is. */
async function pageProblem(route: Route, origins: FlowOrigins): Promise<string | undefined> {
	const reached = await reach(route.url, {}, { origins, timeoutMs: TIMEOUT_MS });
	if (reached.kind !== 'answered') return troubleWords(reached, route);
	if (reached.type.startsWith('text/html')) return undefined;
	return `n8n answered ${reached.status} and no page: publish the flow "${route.flowName}".`;
}
