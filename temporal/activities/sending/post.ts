import type { Push } from '../../contract/command';
import { signPush } from '../../contract/hand-off';
import type { KeyRing } from '../../contract/keys';
import { reach, type NotReached, type ReachSettings } from './reach';

/** How a signed POST to n8n ended. */
export type Posted =
	/** `body`: what its JSON says, or its text where it is none; `at`: when, by its clock, in milliseconds. */
	{ kind: 'answered'; status: number; body: unknown; at?: number } | NotReached;

export interface PostSettings extends ReachSettings {
	ring: KeyRing;
}

/**
 * POSTs a push, signed for its route.
 *
 * @param id of the try, which the signature covers
 */
export async function post(url: string, id: string, push: Push, { ring, ...settings }: PostSettings): Promise<Posted> {
	const body = JSON.stringify(push);
	const headers = { 'content-type': 'application/json', ...signPush(ring, push.routeId, id, body, new Date()) };
	const reached = await reach(url, { body, headers }, settings);
	if (reached.kind !== 'answered') return reached;
	const { kind, status, text, at } = reached;
	return { kind, status, body: jsonOrText(text), ...(at !== undefined && { at }) };
}

function jsonOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return text;
		throw error;
	}
}
