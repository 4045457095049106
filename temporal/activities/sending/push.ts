import type { MessageCommand, OwnedKind } from '../../contract/command';
import { linkToken } from '../../contract/link-token';
import type { KeyRing } from '../../contract/keys';
import { CONTRACT_VERSION } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import type { Route } from '../../contract/request';
import type { Dispatched } from '../../ledger/sending/dispatched';
import type { Ledger } from '../../ledger/ledger';
import { putOffWords } from '../../ledger/sending/put-off-words';
import type { Sibling } from '../../ledger/sending/siblings';
import type { Library } from '../../library/library';
import { receiptIn, resultOf } from './answer';
import { firstName } from '../../wording/client-name';
import { held, tryAgain } from '../failures';
import { post } from './post';
import type { PushActivities, PushOrder } from '../types';

export interface PushSettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	/** How long a flow may take to answer, in milliseconds; less than what the workflow gives a try. */
	timeoutMs: number;
	/** The instant for which the try is scheduled, in milliseconds. */
	tryScheduledAt: () => number | Promise<number>;
}

/** What the gate let through: a numbered try, and whom it is for. */
interface Try {
	order: PushOrder;
	attempt: number;
	/** How often the command has been let through, this time included. */
	tries: number;
	client: { name: string; email: string };
	about: Dispatched;
	/** Reminders of other assignments that the message says, too. */
	siblings: Sibling[];
	/** The instant for which the try was scheduled, in ISO 8601. */
	at: string;
}

/** The activity that has a command carried out: gate, message, signed POST, receipt. */
export function createPushActivities(settings: PushSettings): PushActivities {
	const { ledger } = settings;
	return {
		async push(order) {
			const scheduledAt = await settings.tryScheduledAt();
			const at = new Date(scheduledAt).toISOString();
			const { command, commandId, assignmentId } = order;
			const passage = { command, commandId, assignmentId, expiresAt: Date.parse(order.expiresAt), at: scheduledAt };
			const decision = await ledger.gate.pass(passage);
			switch (decision.kind) {
				case 'done':
					return decision.result;
				case 'hold':
					return { kind: 'skipped', at, reason: decision.reason };
				case 'later': {
					const { reason, until, zone } = decision;
					throw held(putOffWords(reason, until, zone), until - scheduledAt);
				}
				case 'go':
					return await carryOut({ order, at, ...decision }, settings);
			}
		},
	};
}

/** Leaves on record how the try ended, whatever that was; a receipt that cannot be recorded leaves it open. */
async function carryOut(attempted: Try, settings: PushSettings): Promise<PushResult> {
	const { order, attempt, siblings } = attempted;
	const { command, commandId, assignmentId } = order;
	const send = { command, commandId, assignmentId, attempt, siblings };
	const result = await handOff(attempted, settings).catch(async (error: unknown) => {
		await settings.ledger.sends.failed(send, (error as Error).message);
		throw error;
	});
	await settings.ledger.sends.receipted(send, result);
	return result;
}

async function handOff(attempted: Try, { ledger, library, ring, timeoutMs }: PushSettings): Promise<PushResult> {
	const { order, tries, client, about, siblings } = attempted;
	const route = await owner(ledger, order.command);
	const page = await owner(ledger, 'page');
	const linkTo = (assignmentId: string, generation: number) =>
		pageLink(page.url, linkToken(ring, { assignmentId, generation }));
	const link = linkTo(order.assignmentId, order.generation);
	const to = { firstName: firstName(client.name), email: client.email };
	const message: MessageCommand = {
		version: CONTRACT_VERSION,
		routeId: route.routeId,
		command: order.command,
		commandId: order.commandId,
		attempt: tries,
		sample: false,
		assignmentId: order.assignmentId,
		alsoAbout: siblings.map(({ assignmentId }) => assignmentId),
		to,
		messages: library.compose(order.nearDue ? 'remind-near-due' : order.command, {
			firstName: to.firstName,
			about: [
				{ ...about, link },
				...siblings.map((sibling) => ({ ...sibling, link: linkTo(sibling.assignmentId, 0) })),
			],
			...(about.outcome && { outcome: about.outcome }),
		}),
		link,
		expiresAt: order.expiresAt,
	};
	const posted = await post(route.url, order.commandId, message, { ring, timeoutMs });
	const { command, commandId } = order;
	return resultOf(receiptIn(posted, commandId, route), { command, at: attempted.at, name: client.name });
}

/** The client's link: the page's URL with the token in the query, which n8n does not log. */
export function pageLink(pageUrl: string, token: string): string {
	const url = new URL(pageUrl);
	url.searchParams.set('t', token);
	return url.href;
}

/**
 * The route that a command goes to.
 *
 * @throws ApplicationFailure that says which flow to publish
 */
export async function owner(ledger: Ledger, kind: OwnedKind): Promise<Route> {
	const route = await ledger.routes.owner(kind);
	if (route) return route;
	const node = kind === 'page' ? 'a Homework Page node' : `a Homework Trigger for "${kind}"`;
	throw tryAgain('NoRoute', `No published flow has ${node}. Publish one.`);
}
