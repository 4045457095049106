import { fetch } from 'undici';
import type { Push } from '../../contract/command';
import { signPush } from '../../contract/hand-off';
import type { KeyRing } from '../../contract/keys';
import { AddressRefusedError, type FlowOrigins } from './flow-origins';

/** How a signed POST to n8n ended. */
export type Posted =
	/** `body`: what its JSON says, or its text where it is none. */
	| { kind: 'answered'; status: number; body: unknown }
	/** It is no address that a flow may have: nothing was sent. `objection` says why. */
	| { kind: 'not-listed'; objection: string }
	/** There was no connection: surely nothing was taken. `code` is the network's. */
	| { kind: 'unreachable'; code: string }
	/** The connection broke, and nobody can tell what was taken before. */
	| { kind: 'broken'; code: string }
	| { kind: 'timed-out'; seconds: number };

export interface PostSettings {
	ring: KeyRing;
	/** How long the flow may take to answer, in milliseconds. */
	timeoutMs: number;
	origins: FlowOrigins;
}

/** `fetch` connects to no port that belongs to another protocol. */
const BAD_PORT = 'bad port';

/** Codes of what fails before a connection stands. */
const NO_CONNECTION =
	/^(bad port|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/**
 * POSTs a push, signed for its route. Redirects are not followed: they would carry a client's data somewhere else.
 *
 * @param id of the try, which the signature covers
 */
export async function post(
	url: string,
	id: string,
	push: Push,
	{ ring, timeoutMs, origins }: PostSettings,
): Promise<Posted> {
	const objection = origins.objection(url);
	if (objection !== undefined) return { kind: 'not-listed', objection };
	const body = JSON.stringify(push);
	const headers = { 'content-type': 'application/json', ...signPush(ring, push.routeId, id, body, new Date()) };
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const dispatcher = origins.dispatcher(url);
		const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal, dispatcher });
		return { kind: 'answered', status: response.status, body: jsonOrText(await response.text()) };
	} catch (error) {
		if (signal.aborted) return { kind: 'timed-out', seconds: timeoutMs / 1000 };
		const { cause } = error as Error;
		if (cause instanceof AddressRefusedError) return { kind: 'not-listed', objection: cause.message };
		const code = networkCode(error);
		return { kind: NO_CONNECTION.test(code) ? 'unreachable' : 'broken', code };
	}
}

/** `fetch` hides why it failed in the cause; its codes, such as ECONNREFUSED, hold no data of anyone. */
export function networkCode(error: unknown): string {
	const { cause } = error as { cause?: { code?: string; message?: string } };
	if (cause?.message === BAD_PORT) return BAD_PORT;
	return cause?.code ?? 'the connection broke';
}

function jsonOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return text;
		throw error;
	}
}
