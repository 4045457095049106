import type { ApplicationFailure } from '@temporalio/activity';
import type { RouteCommand } from '../../contract/command';
import { receiptSchema, type PushResult, type Receipt } from '../../contract/receipt';
import type { Route } from '../../contract/request';
import { tryAgain } from '../failures';
import type { Posted } from './post';
import { redact } from '../../wording/redact';

/**
 * The receipt in a flow's answer.
 *
 * @throws ApplicationFailure that tells ops staff what to do about any other answer
 */
export function receiptIn(posted: Posted, commandId: string, route: Route): Receipt {
	if (posted.kind === 'answered' && posted.status >= 200 && posted.status < 300) {
		const parsed = receiptSchema.safeParse(posted.body);
		if (!parsed.success) throw noReceipt(route);
		const receipt = parsed.data.homeworkReceipt;
		if (receipt.commandId !== commandId) throw otherReceipt(route);
		return receipt;
	}
	throw failureOf(posted, route);
}

/**
 * What a receipt says became of a command.
 *
 * @param to the try: when it was, and whose name is kept out of what is logged
 * @throws ApplicationFailure where it did not go out this time
 */
export function resultOf(
	{ result, providerMessageId, reason }: Receipt,
	to: { command: RouteCommand; at: string; name: string },
): PushResult {
	const { at } = to;
	switch (result) {
		case 'sent':
			return { kind: 'sent', at, ...(providerMessageId !== undefined && { providerMessageId }) };
		case 'refused':
			return { kind: 'refused', at, reason: reason ?? 'The flow gave no reason.' };
		case 'skipped':
			return { kind: 'skipped', at, reason: 'by-flow', ...(reason !== undefined && { detail: reason }) };
		case 'failed': {
			const said = redact(reason ?? 'it gave no reason', to.name);
			throw tryAgain('SendFailed', `The flow for "${to.command}" could not send this time: ${said}`);
		}
	}
}

/** What to do about a POST that no flow answered with 2xx. */
export function failureOf(posted: Posted, { flowName, url }: Pick<Route, 'flowName' | 'url'>): ApplicationFailure {
	const { origin } = new URL(url);
	switch (posted.kind) {
		case 'unreachable':
			// n8n tells nobody when it starts under another address: not even publishing the same flow again does.
			return tryAgain(
				'Unreachable',
				`n8n cannot be reached at ${origin} (${posted.reason}). Is it running? If its address has changed, unpublish ` +
					`the flow "${flowName}" and publish it again.`,
			);
		case 'timed-out':
			return tryAgain(
				'TimedOut',
				`The flow "${flowName}" did not answer within ${posted.seconds} seconds. Remove Wait nodes and whatever takes ` +
					'long, and set a time limit in the settings of the flow.',
			);
		case 'answered':
			return tryAgain('FlowFailed', statusMessage(posted, flowName, origin));
	}
}

function statusMessage({ status, body }: { status: number; body: unknown }, flowName: string, origin: string): string {
	if (status >= 300 && status < 400) {
		return `n8n answered ${status}, a redirect, which is not followed. Set WEBHOOK_URL of n8n to its address without redirects.`;
	}
	if (status === 404) return `n8n answered 404: publish the flow "${flowName}".`;
	// These are answers of the Homework Trigger itself, which says what to do.
	const said = status === 400 || status === 401 || status === 409 || status === 503 ? messageIn(body) : undefined;
	if (said !== undefined) return `The flow "${flowName}" answered ${status}: ${said}`;
	if (status >= 500) {
		return `The flow "${flowName}" failed (n8n answered ${status}). Run it in the editor with a sample to see at which node.`;
	}
	return `n8n answered ${status} at ${origin}. Is something between the worker and n8n that refuses the POST?`;
}

function noReceipt({ flowName }: Route): ApplicationFailure {
	return tryAgain(
		'NoReceipt',
		`The flow "${flowName}" ended without a receipt: end it with a Homework Receipt node, and remove Wait nodes.`,
	);
}

function otherReceipt({ flowName }: Route): ApplicationFailure {
	return tryAgain(
		'NoReceipt',
		`The flow "${flowName}" ended with the receipt of another command: in its Homework Receipt node, take the command ` +
			'id from the item of Homework Trigger.',
	);
}

function messageIn(body: unknown): string | undefined {
	const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
	return typeof message === 'string' ? message : undefined;
}
