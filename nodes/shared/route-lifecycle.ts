import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { RouteKind } from '../../temporal/contract/command';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Request, RequestResult, Route } from '../../temporal/contract/request';
import { CREDENTIAL, withConnection, type HomeworkConnection, type HomeworkCredentials } from './connection';
import { inOneLine, Problem } from './problem';
import { request, startRequest } from './request';

/** What a node takes when its flow is published. */
export interface RouteWish {
	kind: RouteKind;
	/** Whether to take the route from a flow that has it. */
	takeOver: boolean;
}

/**
 * What the node keeps in its static data, which n8n prints in every export: no secret. n8n calls `delete` in the same
 * way for a published flow and for one that listened for a test event; this record tells them apart.
 */
interface RouteRecord {
	scope: 'production' | 'test';
	routeId: string;
	url: string;
}

/**
 * n8n's `checkExists`. At n8n's start, a route that this flow was given before is claimed once more, since n8n may have
 * been moved to another URL, or the ledger restored from a backup. It is not taken over then: another flow may have it on
 * purpose. Publishing always goes on to `create`.
 */
export async function routeExists(context: IHookFunctions, wish: RouteWish): Promise<boolean> {
	const record = recordOf(context);
	if (record?.scope !== 'production' || !isStart(context)) return false;
	try {
		return await withRoute(context, wish.kind, async (connection, route) => {
			if (record.routeId !== route.routeId) return false;
			const result = await claim(connection, route, false);
			if (result?.kind === 'owned-by-other') context.logger.warn(takenMessage(wish.kind, result.owner));
			keep(context, { scope: 'production', routeId: route.routeId, url: route.url });
			return true;
		});
	} catch (error) {
		// The claim of before still stands. A throw would have n8n call `delete`, and an outage would cost the route.
		if (!(error instanceof Problem)) throw error;
		context.logger.warn(`The flow keeps ${NAMES[wish.kind]} as it was claimed before. ${inOneLine(error)}`);
		return true;
	}
}

/**
 * n8n's `create`. Publishing claims the route; with no worker the claim waits for one in Temporal. Listening for a test
 * event never touches routes: it asks for one sample, where the route's commands have any.
 *
 * @throws NodeOperationError when another flow has the route, naming it
 */
export async function createRoute(context: IHookFunctions, wish: RouteWish): Promise<boolean> {
	const create = withRoute(context, wish.kind, async (connection, route) => {
		if (isTest(context)) {
			await askForSample(connection, route);
			keep(context, { scope: 'test', routeId: route.routeId, url: route.url });
			return;
		}
		const result = await claim(connection, route, wish.takeOver);
		if (result?.kind === 'owned-by-other') {
			throw new NodeOperationError(context.getNode(), takenMessage(wish.kind, result.owner), {
				description: 'One published flow at a time has each of these, so that no client is written to twice.',
			});
		}
		const before = recordOf(context);
		if (before?.scope === 'production' && before.routeId !== route.routeId) await release(connection, before.routeId);
		keep(context, { scope: 'production', routeId: route.routeId, url: route.url });
	});
	await create.catch((error: unknown) => throwForEditor(context, error));
	return true;
}

/** n8n's `delete`. Gives up what this flow was given, and nothing that another flow has by now. */
export async function deleteRoute(context: IHookFunctions): Promise<boolean> {
	const record = recordOf(context);
	if (record?.scope === 'production') {
		const deletion = connected(context, (connection) => release(connection, record.routeId));
		await deletion.catch((error: unknown) => throwForEditor(context, error));
	}
	delete context.getWorkflowStaticData('node').route;
	return true;
}

/** The id of a node's route: the same node of the same flow on the same n8n always has the same. */
export async function ownRouteId(
	context: Pick<IHookFunctions, 'getInstanceId' | 'getWorkflow' | 'getNode'>,
	ring: KeyRing,
	kind: RouteKind,
): Promise<string> {
	const { routeId } = await import('../../temporal/contract/identity');
	return routeId(ring, {
		instanceId: context.getInstanceId(),
		flowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		command: kind,
	});
}

/** The routes by the names that they have in the editor. */
const NAMES: Record<RouteKind, string> = {
	deliver: '"Deliver Homework"',
	remind: '"Remind a Client"',
	confirm: '"Confirm Completion"',
	brief: '"Brief a Clinician"',
	answered: '"A Client Answered"',
	overdue: '"Homework Is Overdue"',
	undeliverable: '"Homework Could Not Be Delivered"',
	page: "the client's page",
};

function takenMessage(kind: RouteKind, owner: Pick<Route, 'flowName' | 'nodeName'>): string {
	return (
		`The flow "${owner.flowName}" (node "${owner.nodeName}") already has ${NAMES[kind]}. Unpublish that flow first, ` +
		'or switch on "Take Over From Another Flow" in this node and publish again.'
	);
}

async function claim(
	connection: HomeworkConnection,
	route: Route,
	takeOver: boolean,
): Promise<RequestResult | undefined> {
	return await routeRequest(connection, route.routeId, {
		version: CONTRACT_VERSION,
		kind: 'claim-route',
		route,
		takeOver,
	});
}

async function release(connection: HomeworkConnection, routeId: string): Promise<void> {
	await routeRequest(connection, routeId, { version: CONTRACT_VERSION, kind: 'release-route', routeId });
}

/** Of several wishes about one route that no worker has taken up, the newest stands. */
async function routeRequest(
	connection: HomeworkConnection,
	routeId: string,
	input: Request,
): Promise<RequestResult | undefined> {
	const requested = await request(connection, `route/${routeId}`, input, { replaceEarlier: true });
	return requested.done ? requested.result : undefined;
}

/** The sample comes once n8n is listening, which it is when `create` has returned. */
async function askForSample(connection: HomeworkConnection, { kind, routeId, url }: Route): Promise<void> {
	const { clientCommandSchema } = await import('../../temporal/contract/command');
	const command = clientCommandSchema.safeParse(kind);
	if (!command.success) return;
	await startRequest(
		connection,
		`sample/${routeId}`,
		{ version: CONTRACT_VERSION, kind: 'send-sample', command: command.data, routeId, url },
		{ replaceEarlier: true, startDelayMs: SAMPLE_DELAY_MS },
	);
}

const SAMPLE_DELAY_MS = 1_000;

async function withRoute<T>(
	context: IHookFunctions,
	kind: RouteKind,
	use: (connection: HomeworkConnection, route: Route) => Promise<T>,
): Promise<T> {
	return await connected(context, async (connection) => {
		const flow = context.getWorkflow();
		const node = context.getNode();
		return await use(connection, {
			routeId: await ownRouteId(context, connection.ring, kind),
			kind,
			instanceId: context.getInstanceId(),
			flowId: flow.id ?? '',
			flowName: flow.name ?? '',
			nodeId: node.id,
			nodeName: node.name,
			url: context.getNodeWebhookUrl('default') ?? '',
		});
	});
}

async function connected<T>(context: IHookFunctions, use: (connection: HomeworkConnection) => Promise<T>): Promise<T> {
	return await withConnection(await context.getCredentials<HomeworkCredentials>(CREDENTIAL), use);
}

function throwForEditor(context: IHookFunctions, error: unknown): never {
	if (!(error instanceof Problem)) throw error;
	throw new NodeOperationError(context.getNode(), error.message, { description: error.description });
}

function isStart(context: IHookFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

function isTest(context: IHookFunctions): boolean {
	return context.getActivationMode() === 'manual';
}

function recordOf(context: IHookFunctions): RouteRecord | undefined {
	return context.getWorkflowStaticData('node').route as RouteRecord | undefined;
}

function keep(context: IHookFunctions, route: RouteRecord): void {
	context.getWorkflowStaticData('node').route = { ...route };
}
