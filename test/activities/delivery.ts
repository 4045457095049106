import type { MessageOrder } from '../../temporal/activities/types';
import type { FlowOrigins } from '../../temporal/activities/sending/flow-origins';
import type { AtPoint } from '../../temporal/activities/sending/points';
import type { ClientCommand } from '../../temporal/contract/command';
import type { Language } from '../../temporal/contract/language';
import { commandId } from '../../temporal/contract/names';
import type { Library } from '../../temporal/library/library';
import { assignmentInput, claimOf, DELIVER_AT, routeOf, TERMS } from '../ledger/practice';
import { serveFlow, type Flow } from './flow-server';
import { newActivities, perform, recordAssignment } from './setting';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const PAGE_URL = 'https://n8n.example/webhook/page';
/** Ten in the morning in Chicago. */
export const MORNING = DELIVER_AT + 7 * HOUR;
export const AT = new Date(MORNING).toISOString();

interface Taken {
	consentGiven?: boolean;
	command?: ClientCommand;
	/** The client's, where it matters. */
	clientName?: string;
	/** Of the assignment, where it says one. */
	language?: Language;
	/** Where flows may be. */
	origins?: FlowOrigins;
	/** Called at each point of each try. */
	atPoint?: AtPoint;
	/** Puts on record what was asked to be stopped. */
	recordStops?: () => Promise<unknown>;
	/** One that the test changes. */
	library?: Library;
}

/** An assignment whose delivery a flow has taken. */
export async function assigned(
	flow: Flow,
	{
		consentGiven = true,
		command = 'deliver',
		clientName = TERMS.clientName,
		language,
		origins,
		atPoint,
		recordStops,
		library,
	}: Taken = {},
) {
	const parts = await newActivities({ origins, atPoint, recordStops, ...(library && { library }) });
	const { activities, ledger, ring } = parts;
	const input = assignmentInput(ring, { consentGiven, clientName, language, deliverAt: AT });
	await recordAssignment(activities, input);
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
	const route = routeOf(ring, command, 'Message the client');
	const server = await serveFlow(ring, { routeId: route.routeId, command }, flow);
	await ledger.routes.claim(claimOf({ ...route, url: server.url }));

	const { assignmentId } = input;
	const order: MessageOrder = {
		...{ command, commandId: commandId(assignmentId, command), assignmentId, generation: 3 },
		...{ at: AT, expiresAt: TERMS.dueAt },
	};
	const send = (at = MORNING) => perform(activities.push.sendMessage, order, { at });
	const story = async () => (await ledger.stories.of(assignmentId))!;
	const steps = async () => (await story()).events.map(({ kind }) => kind);
	return { ...parts, ...server, route, order, send, story, steps, assignmentId };
}

/** A flow that answers one after the other, the last one for good. */
export function inTurn(...flows: Flow[]): Flow {
	return (command, response) => (flows.length > 1 ? flows.shift()! : flows[0]!)(command, response);
}
