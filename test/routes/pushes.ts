import { randomBytes } from 'node:crypto';
import type { MessageCommand } from '../../temporal/contract/command';
import { signPush } from '../../temporal/contract/hand-off';
import type { KeyRing } from '../../temporal/contract/keys';
import { commandId, CONTRACT_VERSION, tryId } from '../../temporal/contract/names';

/** The first try of a message to a client, another one each time. */
export function messageCommand(routeId: string, changes: Partial<MessageCommand> = {}): MessageCommand {
	const assignmentId = randomBytes(16).toString('base64url');
	const id = commandId(assignmentId, 'deliver');
	return {
		version: CONTRACT_VERSION,
		routeId,
		command: 'deliver',
		commandId: id,
		tryId: tryId(id, 1),
		attempt: 1,
		sample: false,
		assignmentId,
		alsoAbout: [],
		to: { firstName: 'Ada', email: 'ada@example.org' },
		messages: {
			email: { subject: 'A note for you', text: 'Hello Ada' },
			sms: { text: 'A note for you' },
			portal: { subject: 'An exercise for you', text: 'Hello Ada' },
		},
		link: 'https://practice.example/webhook/x/page?t=token',
		expiresAt: '2026-12-01T18:00:00.000Z',
		...changes,
	};
}

/** How a push is posted. */
export interface Posting {
	signedBy: KeyRing;
	/** The id of a route. */
	signedFor: string;
	/** Signed under this id instead of the try's. */
	id?: string;
	at?: Date;
	/** Sent instead of what was signed. */
	sent?: string;
	/** The header that is left out. */
	without?: string;
	/** Ends the wait for the answer. */
	signal?: AbortSignal;
}

/** Posts a push as the worker does, and answers what came back. */
export async function postPush(url: string, body: object | string, posting: Posting) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const { signedBy, signedFor, at = new Date(), sent = text, without = '', signal } = posting;
	const { tryId: own = 'none' } = JSON.parse(text) as { tryId?: string };
	const headers: Record<string, string> = { ...signPush(signedBy, signedFor, posting.id ?? own, text, at) };
	delete headers[without];
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: sent,
		signal,
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
