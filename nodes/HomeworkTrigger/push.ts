import { pushSchema, type Command, type Pong, type RouteCommand } from '../../temporal/contract/command';
import { verifyPush } from '../../temporal/contract/hand-off';
import type { KeyRing } from '../../temporal/contract/keys';
import { read } from '../../temporal/contract/unknown-fields';
import { technically } from '../shared/technically';

/** A route that this trigger is. */
export interface OwnRoute {
	routeId: string;
	command: RouteCommand;
}

/** A POST as it came in. */
export interface IncomingPush {
	headers: Record<string, string | string[] | undefined>;
	rawBody: Buffer;
}

/** What a trigger does about a POST. */
export type Reception =
	| { kind: 'command'; command: Command }
	| { kind: 'pong'; pong: Pong }
	| { kind: 'refused'; status: 400 | 401 | 409; reason: string };

/**
 * Judges a POST: the signature first, over the raw body and for one of the trigger's own routes, then what the body says.
 * Nothing of an unsigned body is believed, not even whom it is addressed to.
 */
export function receivePush(ring: KeyRing, own: OwnRoute[], { headers, rawBody }: IncomingPush, now: Date): Reception {
	const body = parseJson(rawBody);
	const addressee = routeIdIn(body) ?? '';
	const verification = verifyPush(ring, addressee, headers, rawBody, now);
	if (!verification.trusted) return { kind: 'refused', status: 401, reason: verification.reason };
	const route = own.find(({ routeId }) => routeId === addressee);
	if (!route) return otherRoute(own);

	const parsed = read(pushSchema, body);
	if (!parsed.success) {
		const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'body'))].join(', ');
		const reason = technically(
			`This version of Homework Trigger cannot read what the homework service sends (${fields}).`,
			'update node and worker together.',
		);
		return { kind: 'refused', status: 400, reason };
	}
	const push = parsed.data;
	if (push.command === 'ping') return { kind: 'pong', pong: { routeId: route.routeId, command: route.command } };
	if (push.command !== route.command) return otherRoute(own);
	if (push.tryId !== headers['webhook-id']) {
		const reason = technically(
			'This version of Homework Trigger does not understand the homework service.',
			'the push is signed under another id than the tryId in its body. Update node and worker together.',
		);
		return { kind: 'refused', status: 400, reason };
	}
	return { kind: 'command', command: push };
}

function otherRoute(own: OwnRoute[]): Reception {
	const commands = own.map(({ command }) => `"${command}"`).join(', ');
	return {
		kind: 'refused',
		status: 409,
		reason: `This trigger is another route: it takes ${commands} of its own flow only. Publish the flow anew.`,
	};
}

function parseJson(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8'));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

function routeIdIn(body: unknown): string | undefined {
	const routeId = typeof body === 'object' && body !== null && 'routeId' in body ? body.routeId : undefined;
	return typeof routeId === 'string' ? routeId : undefined;
}
