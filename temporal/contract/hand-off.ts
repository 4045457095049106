import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { KeyRing } from './keys';

/** How far the clocks of worker and n8n may be apart, and how old a push may be, in seconds. Standard Webhooks' own bound. */
export const CLOCK_TOLERANCE_SECONDS = 5 * 60;

/** The headers of a signed push, as Standard Webhooks names them. */
export interface SignatureHeaders {
	'webhook-id': string;
	'webhook-timestamp': string;
	'webhook-signature': string;
}

/** What a trigger found: the push may be trusted, or why not. */
export type Verification = { trusted: true } | { trusted: false; reason: string };

/**
 * Signs the body of a push for one route. Every secret of the ring signs, so that a ring may be rotated on either
 * side first.
 *
 * @param id of the try, another one for each: a trigger takes an id once
 */
export function signPush(ring: KeyRing, routeId: string, id: string, body: string, now: Date): SignatureHeaders {
	return {
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
		'webhook-signature': webhooks(ring, routeId)
			.map((webhook) => webhook.sign(id, now, body))
			.join(' '),
	};
}

/**
 * Checks the signature of a push over its raw body. Fails closed, and says by how much the clocks differ where that
 * is the reason.
 */
export function verifyPush(
	ring: KeyRing,
	routeId: string,
	headers: Record<string, string | string[] | undefined>,
	rawBody: Buffer,
	now: Date,
): Verification {
	const seconds = Math.round(now.getTime() / 1000) - Number(headers['webhook-timestamp']);
	if (Math.abs(seconds) > CLOCK_TOLERANCE_SECONDS) {
		const direction = seconds > 0 ? 'behind' : 'ahead of';
		return {
			trusted: false,
			reason:
				`The push is stamped ${Math.abs(seconds)} seconds ${direction} the clock of n8n; at most ` +
				`${CLOCK_TOLERANCE_SECONDS} are allowed. Set the clocks of both machines.`,
		};
	}
	const plainHeaders = Object.fromEntries(
		Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
	const trusted = webhooks(ring, routeId).some((webhook) => fits(webhook, rawBody, plainHeaders));
	if (trusted) return { trusted };
	return { trusted, reason: SIGNATURE_DOES_NOT_FIT };
}

const SIGNATURE_DOES_NOT_FIT =
	'The signature does not fit. The homework service and the credential of n8n need the same keys: tell whoever looks ' +
	'after the homework service, who has them in keys.json.';

function fits(webhook: Webhook, rawBody: Buffer, headers: Record<string, string>): boolean {
	try {
		webhook.verify(rawBody, headers, { jsonParse: false });
		return true;
	} catch (error) {
		if (error instanceof WebhookVerificationError) return false;
		throw error;
	}
}

function webhooks(ring: KeyRing, routeId: string): Webhook[] {
	return ring.keys('hand-off', routeId).map(({ key }) => new Webhook(key, { format: 'raw' }));
}
