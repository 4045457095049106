import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { RouteCommand, RouteKind } from '../../temporal/contract/command';
import type { NodePlace } from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { claimRoutesSchema, Request, RequestResult, Route } from '../../temporal/contract/request';
import { CREDENTIAL, withConnection, type HomeworkConnection, type HomeworkCredentials } from './connection';
import { inOneLine, Problem } from './problem';
import { request, startRequest } from './request';
import { namesOf, takenMessage } from './route-names';

/** Where a node stands. */
type NodeContext = Pick<IHookFunctions, 'getInstanceId' | 'getWorkflow' | 'getNode'>;

/** What a node takes when its flow is published. */
export interface RouteWish {
	kinds: RouteKind[];
	/** Whether to take routes from flows that have them. */
	takeOver: boolean;
	/** The command of which a test event shows a sample, where there are samples. */
	sample?: RouteCommand;
}

/**
 * What the node keeps in its static data, which n8n prints in every export: no secret. n8n calls `delete` in the same
 * way for a published flow and for one that listened for a test event; this record tells them apart.
 */
interface RoutesRecord {
	scope: 'production' | 'test';
	routeIds: string[];
	url: string;
}

/**
 * n8n's `checkExists`. At n8n's start, routes that this flow was given before are claimed once more, since n8n may have
 * been moved to another URL, or the ledger restored from a backup. What another flow has by then it may have on purpose:
 * that is left to it, and the rest is claimed. Publishing always goes on to `create`.
 */
export async function routesExist(context: IHookFunctions, wish: RouteWish): Promise<boolean> {
	const record = recordOf(context);
	if (record?.scope !== 'production' || !isStart(context)) return false;
	try {
		return await withRoutes(context, wish.kinds, async (connection, routes) => {
			if (!sameIds(record.routeIds, idsOf(routes))) return false;
			await claimWhatIsFree(context, connection, routes);
			keep(context, 'production', routes);
			return true;
		});
	} catch (error) {
		// The claim of before still stands. A throw would have n8n call `delete`, and an outage would cost the routes.
		if (!(error instanceof Problem)) throw error;
		context.logger.warn(`The flow keeps ${namesOf(wish.kinds)} as claimed before. ${inOneLine(error)}`);
		return true;
	}
}

/**
 * n8n's `create`. Publishing claims all routes of the node or none; with no worker the claim waits for one in Temporal.
 * Listening for a test event never touches routes: it asks for one sample, where there is any.
 *
 * @throws NodeOperationError when another flow has one of the routes, naming it and the route, and when the flow is set to
 * an engine of n8n on which it could not run
 */
export async function createRoutes(context: IHookFunctions, wish: RouteWish): Promise<boolean> {
	if (wish.kinds.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No message is chosen, so this flow would never run', {
			description: 'Choose one message or more in the trigger, then publish again.',
		});
	}
	if (context.getWorkflowSettings().engineType === 'v2') throw newEngine(context);
	const create = withRoutes(context, wish.kinds, async (connection, routes) => {
		if (isTest(context)) {
			const shown = routes.find(({ kind }) => kind === wish.sample);
			if (wish.sample && shown) await askForSample(connection, wish.sample, shown);
			keep(context, 'test', routes);
			return;
		}
		const claimed = idsOf(routes);
		const givenUp = (await idsOfNode(context, connection.ring)).filter((id) => !claimed.includes(id));
		const result = await claim(context, connection, { routes, givenUp, takeOver: wish.takeOver });
		if (result?.kind === 'owned-by-others') {
			throw new NodeOperationError(context.getNode(), takenMessage(result.taken, placeOf(context)), {
				description: 'One published flow at a time has each of these, so that nobody is written to twice.',
			});
		}
		if (result?.kind === 'address-refused') throw new NodeOperationError(context.getNode(), result.message);
		keep(context, 'production', routes);
	});
	await create.catch((error: unknown) => throwForEditor(context, error));
	return true;
}

/**
 * n8n's engine 2.0 answers a webhook before the flow runs, and refuses every other way of answering. All is in the message,
 * since that is what n8n shows where publishing has failed.
 */
function newEngine(context: IHookFunctions): NodeOperationError {
	const node = context.getNode();
	return new NodeOperationError(
		node,
		`This flow is set to n8n's new engine, on which ${node.name} cannot answer. ` +
			'Choose the engine v1 in the settings of the flow ("engineType": "v1"), then publish it again.',
	);
}

/** n8n's `delete`. Gives up what this flow was given, and nothing that another flow has by now. */
export async function deleteRoutes(context: IHookFunctions): Promise<boolean> {
	if (recordOf(context)?.scope === 'production') {
		const deletion = connected(context, async (connection) => {
			await routeRequest(context, connection, {
				version: CONTRACT_VERSION,
				kind: 'release-routes',
				routeIds: await idsOfNode(context, connection.ring),
			});
		});
		await deletion.catch((error: unknown) => throwForEditor(context, error));
	}
	delete context.getWorkflowStaticData('node').routes;
	return true;
}

/** The id of a node's route: the same node of the same flow on the same n8n always has the same. */
export async function ownRouteId(context: NodeContext, ring: KeyRing, kind: RouteKind): Promise<string> {
	const { routeId } = await import('../../temporal/contract/identity');
	return routeId(ring, { ...placeOf(context), command: kind });
}

/**
 * Ids of all routes that a node has or may have had: whatever it was set to take before, and what it was given when this
 * n8n had another instance id.
 */
async function idsOfNode(context: IHookFunctions, ring: KeyRing): Promise<string[]> {
	const { routeKindSchema } = await import('../../temporal/contract/command');
	const possible = await Promise.all(routeKindSchema.options.map((kind) => ownRouteId(context, ring, kind)));
	return [...new Set([...possible, ...(recordOf(context)?.routeIds ?? [])])];
}

function placeOf(context: NodeContext): NodePlace {
	return {
		instanceId: context.getInstanceId(),
		flowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
	};
}

async function claim(
	context: IHookFunctions,
	connection: HomeworkConnection,
	wanted: Pick<z.infer<typeof claimRoutesSchema>, 'routes' | 'givenUp' | 'takeOver'>,
): Promise<RequestResult | undefined> {
	return await routeRequest(context, connection, { version: CONTRACT_VERSION, kind: 'claim-routes', ...wanted });
}

async function claimWhatIsFree(
	context: IHookFunctions,
	connection: HomeworkConnection,
	routes: Route[],
): Promise<void> {
	const result = await claim(context, connection, { routes, givenUp: [], takeOver: false });
	if (result?.kind === 'address-refused') context.logger.warn(result.message);
	if (result?.kind !== 'owned-by-others') return;
	context.logger.warn(takenMessage(result.taken, placeOf(context)));
	const free = routes.filter(({ kind }) => !result.taken.some((other) => other.kind === kind));
	if (free.length > 0) await claim(context, connection, { routes: free, givenUp: [], takeOver: false });
}

/** Of several wishes of one node that no worker has taken up, the newest stands: each says all that the node is to have. */
async function routeRequest(
	context: IHookFunctions,
	connection: HomeworkConnection,
	input: Request,
): Promise<RequestResult | undefined> {
	const { nodePlaceId } = await import('../../temporal/contract/identity');
	const key = `routes/${nodePlaceId(connection.ring, placeOf(context))}`;
	const requested = await request(connection, key, input, { replaceEarlier: true });
	return requested.done ? requested.result : undefined;
}

/** The sample comes once n8n is listening, which it is when `create` has returned. */
async function askForSample(
	connection: HomeworkConnection,
	command: RouteCommand,
	{ routeId, url }: Route,
): Promise<void> {
	await startRequest(
		connection,
		`sample/${routeId}`,
		{ version: CONTRACT_VERSION, kind: 'send-sample', command, routeId, url },
		{ replaceEarlier: true, startDelayMs: SAMPLE_DELAY_MS },
	);
}

const SAMPLE_DELAY_MS = 1_000;

async function withRoutes<T>(
	context: IHookFunctions,
	kinds: RouteKind[],
	use: (connection: HomeworkConnection, routes: Route[]) => Promise<T>,
): Promise<T> {
	return await connected(context, async (connection) => {
		const of = {
			...placeOf(context),
			flowName: context.getWorkflow().name ?? '',
			nodeName: context.getNode().name,
			url: context.getNodeWebhookUrl('default') ?? '',
		};
		const routes = kinds.map(async (kind) => ({
			routeId: await ownRouteId(context, connection.ring, kind),
			kind,
			...of,
		}));
		return await use(connection, await Promise.all(routes));
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

function recordOf(context: IHookFunctions): RoutesRecord | undefined {
	return context.getWorkflowStaticData('node').routes as RoutesRecord | undefined;
}

function keep(context: IHookFunctions, scope: RoutesRecord['scope'], routes: Route[]): void {
	const record: RoutesRecord = { scope, routeIds: idsOf(routes), url: routes[0]!.url };
	context.getWorkflowStaticData('node').routes = { ...record };
}

function idsOf(routes: Route[]): string[] {
	return routes.map(({ routeId }) => routeId);
}

function sameIds(some: string[], others: string[]): boolean {
	return some.length === others.length && some.every((id) => others.includes(id));
}
