import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Command, RouteCommand } from '../../temporal/contract/command';
import { awaitReceipt } from '../shared/awaited-receipts';
import { CREDENTIAL, readRing, type HomeworkCredentials } from '../shared/connection';
import { inOneLine } from '../shared/problem';
import { ownRouteId } from '../shared/route-lifecycle';
import { channelOf } from './commands';
import { receivePush } from './push';
import { takeOnce } from './taken-tries';

const TAKEN_ALREADY =
	'This very try was taken before, and starts no second execution. Whether it went out, its first execution knows.';

/**
 * Answers a POST to the trigger. It never throws, since n8n would start a failing execution for that, and it needs no
 * connection to Temporal: the credential's keys are all that a signature takes.
 *
 * @param readCommands what the node is set to take; may throw
 */
export async function answerPush(
	context: IWebhookFunctions,
	readCommands: () => RouteCommand[],
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject() as ServerResponse;
	try {
		const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
		const ring = await readRing(credentials.keys);
		const request = context.getRequestObject() as IncomingMessage & { rawBody?: Buffer };
		const reception = receivePush(
			ring,
			await Promise.all(
				readCommands().map(async (command) => ({ routeId: await ownRouteId(context, ring, command), command })),
			),
			{ headers: request.headers, rawBody: request.rawBody ?? Buffer.alloc(0) },
			new Date(),
		);
		switch (reception.kind) {
			case 'command': {
				const { tryId } = reception.command;
				const item = itemOf(context, reception.command);
				if (!takeOnce(tryId)) return answer(response, 409, { takenAlready: true, message: TAKEN_ALREADY });
				awaitReceipt(tryId, credentials, response, context.logger);
				return { workflowData: [[{ json: item }]] };
			}
			case 'pong':
				return answer(response, 200, reception.pong);
			case 'refused':
				return answer(response, reception.status, { startedNothing: true, message: reception.reason });
		}
	} catch (error) {
		context.logger.error(`Homework Trigger cannot check a push: ${inOneLine(error)}`);
		return answer(response, 503, {
			startedNothing: true,
			message: 'The settings or the credential of Homework Trigger cannot be used. The log of n8n says why.',
		});
	}
}

/** For mail nodes that can send headers: a machine wrote this, so that no machine answers (RFC 3834). */
const MAIL_HEADERS = { 'Auto-Submitted': 'auto-generated' };

/** The command as the flow sees it: of a message to a client, the words of the flow's channel only. */
function itemOf(context: IWebhookFunctions, command: Command): IDataObject {
	if (!('messages' in command)) return { ...command, headers: MAIL_HEADERS };
	const { messages, ...rest } = command;
	const channel = channelOf(context);
	const headers = { ...MAIL_HEADERS, ...stopHeaders(command.link) };
	return { ...rest, message: messages[channel], ...(channel === 'email' && { headers }) };
}

/**
 * By which a mail program offers a button that stops all messages in one step: it posts to the client's page (RFC 8058). Mail
 * programs take no other address than one by HTTPS.
 */
function stopHeaders(link: string): IDataObject {
	if (!link.startsWith('https://')) return {};
	return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function answer(response: ServerResponse, status: number, body: object): IWebhookResponseData {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
	response.end(JSON.stringify(body));
	return { noWebhookResponse: true };
}
