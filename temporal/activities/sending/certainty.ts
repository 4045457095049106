import { receiptAnswerSchema, type Receipt } from '../../contract/receipt';
import type { Route } from '../../contract/request';
import type { HeldReason } from '../../contract/sending';
import { read } from '../../contract/unknown-fields';
import type { TryEnd } from '../../ledger/sending/try-end';
import { refusedWords } from './flow-origins';
import type { Posted } from './post';

/**
 * What a POST came to. Only what proves that nothing went out is called so; whatever is not in this table is `unknown`.
 *
 * @param tryId the try that was posted
 */
export function endOf(posted: Posted, tryId: string, route: Pick<Route, 'flowName' | 'url'>): TryEnd {
	const receipt = receiptIn(posted);
	if (receipt?.tryId === tryId) return endBy(receipt);
	const reason = troubleWords(posted, route);
	const why = whyNotTaken(posted);
	return why === undefined ? { result: 'unknown', reason } : { result: 'not-sent', why, reason };
}

/** What a receipt says became of its try. A failure without proof may have gone out. */
export function endBy({ result, proof, providerMessageId, reason }: Receipt): TryEnd {
	const said = reason === undefined ? { reason: 'The flow gave no reason.' } : ({ reason, quoted: true } as const);
	switch (result) {
		case 'sent':
			return { result, ...(providerMessageId !== undefined && { providerMessageId }) };
		case 'refused':
		case 'opted-out':
		case 'unknown':
			return { result, ...said };
		case 'skipped':
			return { result, ...(reason !== undefined && said) };
		case 'failed':
			return proof === undefined ? { result: 'unknown', ...said } : { result, proof, ...said };
	}
}

/** What n8n says, whatever it is asked, while it starts: no flow has seen the POST. */
const STARTING = 'n8n is starting up. Please wait';

/** Why a POST surely started nothing, if that is proven. */
export function whyNotTaken(posted: Posted): HeldReason | undefined {
	if (posted.kind === 'unreachable') return 'unreachable';
	if (posted.kind === 'not-listed') return 'not-listed';
	if (posted.kind !== 'answered') return undefined;
	// The trigger says so itself, of what it refused; n8n says it of a flow that is not published.
	if (field(posted.body, 'startedNothing') === true) return 'not-trusted';
	if (posted.body === STARTING) return 'unreachable';
	return posted.status === 404 ? 'not-published' : undefined;
}

/** What to do about a POST that brought no receipt, for ops staff. Names no client. */
export function troubleWords(posted: Posted, { flowName, url }: Pick<Route, 'flowName' | 'url'>): string {
	const { origin } = new URL(url);
	switch (posted.kind) {
		case 'not-listed':
			return refusedWords({ flowName, url }, posted.objection);
		case 'unreachable':
			// n8n tells nobody when it starts under another address: not even publishing the same flow again does.
			return (
				`n8n cannot be reached at ${origin} (${posted.code}). Is it running? If its address has changed, unpublish ` +
				`the flow "${flowName}" and publish it again.`
			);
		case 'broken':
			return `The connection to n8n at ${origin} broke (${posted.code}) after the flow "${flowName}" was asked.`;
		case 'timed-out':
			return (
				`The flow "${flowName}" did not answer within ${posted.seconds} seconds. Remove Wait nodes and whatever takes ` +
				'long before its Homework Receipt, and set a time limit in the settings of the flow.'
			);
		case 'answered':
			return statusWords(posted, flowName, origin);
	}
}

function statusWords({ status, body }: { status: number; body: unknown }, flowName: string, origin: string): string {
	const said = field(body, 'message');
	if (field(body, 'startedNothing') === true || field(body, 'takenAlready') === true) {
		return `The flow "${flowName}" answered ${status}: ${typeof said === 'string' ? said : 'it gave no reason'}`;
	}
	if (body === STARTING) return `n8n at ${origin} is still starting. It is tried again in moments.`;
	if (status === 404) return `n8n answered 404: publish the flow "${flowName}".`;
	if (status >= 200 && status < 300) {
		return `The flow "${flowName}" ended without a receipt of this message: let it reach a Homework Receipt node, and remove Wait nodes before it.`;
	}
	if (status >= 300 && status < 400) {
		return `n8n answered ${status}, a redirect, which is not followed. Set N8N_WEBHOOK_URL of n8n to its address without redirects.`;
	}
	if (status >= 500) {
		return `The flow "${flowName}" failed (n8n, or a proxy before it, answered ${status}). Run it in the editor with a sample to see at which node.`;
	}
	return `n8n answered ${status} at ${origin}. Is something between the homework service and n8n that refuses what is posted?`;
}

function receiptIn(posted: Posted): Receipt | undefined {
	if (posted.kind !== 'answered' || posted.status < 200 || posted.status >= 300) return undefined;
	return read(receiptAnswerSchema, posted.body).data?.homeworkReceipt;
}

function field(body: unknown, name: string): unknown {
	return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}
