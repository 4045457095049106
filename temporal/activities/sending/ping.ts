import { randomUUID } from 'node:crypto';
import { pongSchema } from '../../contract/command';
import { CONTRACT_VERSION } from '../../contract/names';
import type { Route } from '../../contract/request';
import { read } from '../../contract/unknown-fields';
import { troubleWords } from './certainty';
import { post, type PostSettings } from './post';

/** How long a trigger may take to answer, in milliseconds. It starts no flow for a ping. */
const TIMEOUT_MS = 5_000;

/** Asks a trigger whether it is there and is the route it is taken for; answers what is wrong, for ops staff, if anything is. */
export async function ping(
	route: Route,
	{ ring, origins }: Omit<PostSettings, 'timeoutMs'>,
): Promise<string | undefined> {
	const push = { version: CONTRACT_VERSION, routeId: route.routeId, command: 'ping' } as const;
	const posted = await post(route.url, randomUUID(), push, { ring, origins, timeoutMs: TIMEOUT_MS });
	if (posted.kind !== 'answered' || posted.status !== 200) return troubleWords(posted, route);
	const pong = read(pongSchema, posted.body);
	if (pong.success && pong.data.routeId === route.routeId && pong.data.command === route.kind) return undefined;
	return `Something else answers at the URL of the flow "${route.flowName}". Publish it again.`;
}
