import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	ICredentialsHelper,
	NodeConnectionTypes,
	Workflow,
	type ExecutionBaseError,
	type IConnections,
	type IN8nHttpFullResponse,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IBinaryKeyData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type ResourceMapperFields,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { HomeworkAssign } from '../../nodes/HomeworkAssign/HomeworkAssign.node.ts';
import { HomeworkCaptureCompletion } from '../../nodes/HomeworkCaptureCompletion/HomeworkCaptureCompletion.node.ts';
import { HomeworkLibrary } from '../../nodes/HomeworkLibrary/HomeworkLibrary.node.ts';
import { HomeworkReceipt } from '../../nodes/HomeworkReceipt/HomeworkReceipt.node.ts';
import { HomeworkRemind } from '../../nodes/HomeworkRemind/HomeworkRemind.node.ts';
import { HomeworkSummarize } from '../../nodes/HomeworkSummarize/HomeworkSummarize.node.ts';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node.ts';
import { CREDENTIAL, type HomeworkCredentials } from '../../nodes/shared/connection';

// n8n-core keeps the instance's id in the user folder, and reads the folder's place at first use.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'flow-'));

/** A flow as n8n exports it: the first node gives the items, the last one is under test. */
export interface FlowJson {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: { timezone?: string };
}

/** What a node answers to whoever called the flow's webhook, which n8n passes on at once. */
export type Answer = IN8nHttpFullResponse;

export interface FlowRun {
	credentials: HomeworkCredentials;
	/** JSON of the items that the first node gives. */
	items: IDataObject[];
	/** Laid over the parameters of the last node. */
	parameters?: INodeParameters;
	/** As the node's setting On Error in the editor. */
	onError?: INode['onError'];
	/** As its setting Retry On Fail: so many tries in all. */
	tries?: number;
	/** A failed execution that is tried again from the list of executions. */
	retryOf?: FlowResult;
	/** `manual` is "Execute step"; a published flow runs as `trigger`. */
	mode?: WorkflowExecuteMode;
	/** The files that each item brings. */
	files?: IBinaryKeyData[];
	/** How the outermost run began, which n8n tells a sub-workflow, where the calling node told it. */
	rootMode?: WorkflowExecuteMode;
	/** How the run first began that is tried again. */
	source?: WorkflowExecuteMode;
	/** How the run began that called this flow, or whose error it was started with. */
	callerSource?: WorkflowExecuteMode;
	/** By type, nodes that stand for what is outside, such as a mail provider. */
	outside?: Record<string, INodeType>;
	/** What the flow remembers from run to run, which n8n keeps while it is published. */
	staticData?: IDataObject;
	/** Gets each answer as soon as a node gives it. */
	onAnswer?: (answer: Answer) => void;
}

/** What came of a run: the items of each output of the last node, all answers, or the error that ended it. */
export interface FlowResult {
	outputs: INodeExecutionData[][];
	answers: Answer[];
	error?: ExecutionBaseError;
	/** What n8n keeps of the execution. */
	execution: IRunExecutionData;
}

/** Reads one of the flows beside this file. */
export function readFlow(name: string): FlowJson {
	return JSON.parse(readFileSync(join(__dirname, 'flows', `${name}.json`), 'utf8')) as FlowJson;
}

/** Runs a flow by n8n-core's own engine, with real expressions, and our node classes as they are. */
export async function runFlow(flow: FlowJson, run: FlowRun): Promise<FlowResult> {
	const nodes = structuredClone(flow.nodes);
	const first = nodes[0]!;
	const last = nodes.at(-1)!;
	Object.assign(last.parameters, run.parameters);
	last.onError = run.onError;
	if (run.tries !== undefined) Object.assign(last, { retryOnFail: true, maxTries: run.tries, waitBetweenTries: 1 });
	const workflow = workflowOf({ ...flow, nodes }, run.outside, run.staticData);
	const mode = run.retryOf ? 'retry' : (run.mode ?? 'trigger');
	const answers: Answer[] = [];
	const additional = { ...additionalData(run.credentials, mode, flow), rootExecutionMode: run.rootMode };
	additional.hooks!.addHandler('sendResponse', (response) => {
		answers.push(response as Answer);
		run.onAnswer?.(response as Answer);
	});
	const started = run.retryOf ? toBeRetried(run.retryOf) : startedAt(workflow.getNode(first.name)!, run);
	const { data } = await new WorkflowExecute(additional, mode, started).processRunExecutionData(workflow);
	const outputs = data.resultData.runData[last.name]?.[0]?.data?.main ?? [];
	return { outputs: outputs.map((items) => items ?? []), answers, error: data.resultData.error, execution: data };
}

/** An execution as n8n hands it to its engine, about to begin with a node whose items are pinned. */
function startedAt(node: INode, { items, files = [], source, callerSource }: FlowRun): IRunExecutionData {
	const begunAs = (mode: WorkflowExecuteMode) => ({ version: 1 as const, establishedAt: Date.now(), source: mode });
	return createRunExecutionData({
		resultData: { pinData: { [node.name]: items.map((json, index) => ({ json, binary: files[index] })) } },
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
			...(source && { runtimeData: begunAs(source) }),
		},
		...(callerSource && {
			parentExecution: { executionId: 'caller', workflowId: 'other flow', executionContext: begunAs(callerSource) },
		}),
	});
}

/** As n8n's own service for executions does it: the node that failed is the one to go on with. */
function toBeRetried({ execution }: FlowResult): IRunExecutionData {
	const { resultData } = execution;
	delete resultData.error;
	resultData.runData[resultData.lastNodeExecuted!]!.pop();
	return execution;
}

let executions = 0;

/** What a list of the flow's last node shows in the editor, once `filter` is typed into it. */
export async function searchList(
	flow: FlowJson,
	method: string,
	{ credentials, filter }: { credentials: HomeworkCredentials; filter?: string },
): Promise<INodeListSearchResult> {
	const workflow = workflowOf(flow);
	const node = workflow.getNode(flow.nodes.at(-1)!.name)!;
	const { methods } = workflow.nodeTypes.getByNameAndVersion(node.type);
	const context = new LoadOptionsContext(workflow, node, additionalData(credentials, 'internal', flow), '');
	return await methods!.listSearch![method]!.call(context, filter);
}

/** What a parameter of the flow's last node has to be filled in, as the editor shows it where the node is set so. */
export async function fieldsToFillIn(
	flow: FlowJson,
	method: string,
	credentials: HomeworkCredentials,
	parameters: INodeParameters,
): Promise<ResourceMapperFields> {
	const workflow = workflowOf(flow);
	const node = workflow.getNode(flow.nodes.at(-1)!.name)!;
	const { methods } = workflow.nodeTypes.getByNameAndVersion(node.type);
	const additional = { ...additionalData(credentials, 'internal', flow), currentNodeParameters: parameters };
	return await methods!.resourceMapping![method]!.call(new LoadOptionsContext(workflow, node, additional, ''));
}

function workflowOf(flow: FlowJson, outside?: Record<string, INodeType>, staticData?: IDataObject): Workflow {
	return new Workflow({
		id: 'flow',
		name: flow.name,
		nodes: flow.nodes,
		connections: flow.connections,
		active: false,
		nodeTypes: nodeTypesWith(outside),
		settings: flow.settings ?? {},
		...(staticData && { staticData }),
	});
}

function additionalData(
	credentials: HomeworkCredentials,
	mode: WorkflowExecuteMode,
	flow: FlowJson,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:1';
	const executionId = `${++executions}`;
	return {
		credentialsHelper: new OneCredential({ ...credentials }),
		hooks: new ExecutionLifecycleHooks(mode, executionId, { ...flow, active: false } as never),
		executionId,
		webhookBaseUrl: `${base}/webhook`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		instanceBaseUrl: base,
		restApiUrl: `${base}/rest`,
		variables: {},
		currentNodeExecutionIndex: 0,
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Stands where a flow of n8n has its trigger; its items are pinned. */
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Gives the pinned items',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

const known: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': start,
	'n8n-nodes-therapy-homework.homeworkAssign': new HomeworkAssign(),
	'n8n-nodes-therapy-homework.homeworkCaptureCompletion': new HomeworkCaptureCompletion(),
	'n8n-nodes-therapy-homework.homeworkReceipt': new HomeworkReceipt(),
	'n8n-nodes-therapy-homework.homeworkRemind': new HomeworkRemind(),
	'n8n-nodes-therapy-homework.homeworkLibrary': new HomeworkLibrary(),
	'n8n-nodes-therapy-homework.homeworkSummarize': new HomeworkSummarize(),
	'n8n-nodes-therapy-homework.homeworkTrigger': new HomeworkTrigger(),
};

function nodeTypesWith(outside: Record<string, INodeType> = {}): INodeTypes {
	const types = { ...known, ...outside };
	return {
		getByName: (name) => types[name]!,
		getByNameAndVersion: (name) => types[name]!,
		getKnownTypes: () =>
			Object.fromEntries(Object.keys(types).map((name) => [name, { className: name, sourcePath: '' }])),
	};
}

/** Stands for n8n's credential store, which holds one credential. */
export class OneCredential extends ICredentialsHelper {
	constructor(private readonly credential: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getDecrypted(_: unknown, __: unknown, type: string): Promise<ICredentialDataDecryptedObject> {
		if (type !== CREDENTIAL) throw new Error(`There is no credential of the type ${type}`);
		return structuredClone(this.credential);
	}

	getCredentialsProperties(): [] {
		return [];
	}

	authenticate = unused;
	preAuthentication = unused;
	runPreAuthentication = unused;
	updateCredentials = unused;
	updateCredentialsOauthTokenData = unused;

	async getCredentials(): Promise<ICredentials> {
		return unused();
	}
}

async function unused(): Promise<never> {
	throw new Error('The nodes under test never ask for this');
}
