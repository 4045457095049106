import { fetch } from 'undici';
import { AddressRefusedError, type FlowOrigins } from './flow-origins';

/** That n8n gave no whole answer. */
export type NotReached =
	/** It is no address that a flow may have: nothing was sent. `objection` says why. */
	| { kind: 'not-listed'; objection: string }
	/** There was no connection: surely nothing was taken. `code` is the network's. */
	| { kind: 'unreachable'; code: string }
	/** The connection broke, and nobody can tell what was taken before. */
	| { kind: 'broken'; code: string }
	| { kind: 'timed-out'; seconds: number };

/** What asking n8n for something came to. */
export type Reached =
	/** `at`: when, by the clock of whoever answered, in milliseconds. */
	{ kind: 'answered'; status: number; type: string; text: string; at?: number } | NotReached;

export interface ReachSettings {
	/** How long n8n may take to answer, in milliseconds. */
	timeoutMs: number;
	origins: FlowOrigins;
}

/** What is asked for: without a body a GET, else a POST. */
interface Asked {
	body?: string;
	headers?: Record<string, string>;
}

/** `fetch` connects to no port that belongs to another protocol. */
const BAD_PORT = 'bad port';

/** Codes of what fails before a connection stands. */
const NO_CONNECTION =
	/^(bad port|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** The one way to n8n, only to where it may be. Redirects are not followed: they would carry a client's data somewhere else. */
export async function reach(url: string, asked: Asked, { timeoutMs, origins }: ReachSettings): Promise<Reached> {
	const objection = origins.objection(url);
	if (objection !== undefined) return { kind: 'not-listed', objection };
	const method = asked.body === undefined ? 'GET' : 'POST';
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		const dispatcher = origins.dispatcher(url);
		const response = await fetch(url, { ...asked, method, redirect: 'manual', signal, dispatcher });
		const type = response.headers.get('content-type') ?? '';
		const at = Date.parse(response.headers.get('date') ?? '');
		const dated = Number.isNaN(at) ? {} : { at };
		return { kind: 'answered', status: response.status, type, text: await response.text(), ...dated };
	} catch (error) {
		if (signal.aborted) return { kind: 'timed-out', seconds: timeoutMs / 1000 };
		const { cause } = error as Error;
		if (cause instanceof AddressRefusedError) return { kind: 'not-listed', objection: cause.message };
		const code = networkCode(error);
		return { kind: NO_CONNECTION.test(code) ? 'unreachable' : 'broken', code };
	}
}

/** `fetch` hides why it failed in the cause; its codes, such as ECONNREFUSED, hold no data of anyone. */
function networkCode(error: unknown): string {
	const { cause } = error as { cause?: { code?: string; message?: string } };
	if (cause?.message === BAD_PORT) return BAD_PORT;
	return cause?.code ?? 'the connection broke';
}
