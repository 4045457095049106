import type { INodeType, IWorkflowSettings } from 'n8n-workflow';
import type { OwnedKind } from '../../temporal/contract/command';
import { nodePlaceId } from '../../temporal/contract/identity';
import { requestWorkflowId } from '../../temporal/contract/names';
import type { Route } from '../../temporal/contract/request';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node';
import { closeConnections } from '../../nodes/shared/connection';
import { Practice } from '../nodes/practice';
import { FlowServer, instanceId, type Flow } from './flow-server';

const DELIVER = { takes: 'messages', messages: ['deliver'] };

let flows: FlowServer[] = [];

export let practice: Practice;

/** One practice for all tests of a file, with a worker for each; the flows that a test published are unpublished after it. */
export function usePractice(): void {
	beforeAll(async () => {
		practice = await Practice.start();
	}, 120_000);

	afterAll(async () => {
		await closeConnections();
		await practice?.stop();
	}, 60_000);

	beforeEach(() => practice.startWorker());
	afterEach(async () => {
		const used = flows;
		flows = [];
		try {
			await Promise.all(used.map((flow) => flow.unpublish()));
			await Promise.all(used.map((flow) => flow.close()));
		} finally {
			await practice.stopWorker();
		}
	});
}

/** A flow with one node of this type, not published yet. */
export async function serve(
	name: string,
	nodeType: INodeType,
	parameters: object,
	credentials = {},
	settings: IWorkflowSettings = {},
	node: Pick<Flow, 'nodeId' | 'nodeName'> = { nodeId: `node-of-${name}`, nodeName: nodeType.description.displayName },
): Promise<FlowServer> {
	const flow = await FlowServer.start({
		id: `flow-${name}`,
		name,
		...node,
		nodeType,
		parameters: { takeOver: false, ...parameters },
		credentials: { ...practice.credentials, ...credentials },
		settings,
	});
	flows.push(flow);
	return flow;
}

/** A flow that takes the command deliver, if nothing else is said. */
export async function triggerFlow(
	name: string,
	credentials = {},
	parameters = {},
	settings: IWorkflowSettings = {},
): Promise<FlowServer> {
	return await serve(name, new HomeworkTrigger(), { ...DELIVER, ...parameters }, credentials, settings);
}

/** Another trigger of the same flow, that wants the same. */
export async function secondTriggerOf(name: string): Promise<FlowServer> {
	const node = { nodeId: `second-of-${name}`, nodeName: 'Homework Trigger 2' };
	return await serve(name, new HomeworkTrigger(), DELIVER, {}, {}, node);
}

/** Who has a command or the page. */
export async function owner(kind: OwnedKind): Promise<Route | undefined> {
	return await practice.ledger.routes.owner(kind);
}

/** The request about the routes of a flow's node. */
export function routeRequestOf(name: string) {
	const place = { instanceId: instanceId(), flowId: `flow-${name}`, nodeId: `node-of-${name}` };
	return practice.client.workflow.getHandle(requestWorkflowId(`routes/${nodePlaceId(practice.ring, place)}`));
}
