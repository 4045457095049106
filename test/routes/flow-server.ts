import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseQuery } from 'node:querystring';
import { Container } from '@n8n/di';
import { HookContext, InstanceSettings, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	resolveWebhookDescriptionField,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { OneCredential, type Answer } from '../nodes/harness';

/** The id of the n8n instance that these tests are. */
export function instanceId(): string {
	return Container.get(InstanceSettings).instanceId;
}

/** One flow with one node that has webhooks. */
export interface Flow {
	id: string;
	name: string;
	nodeId: string;
	nodeName: string;
	nodeType: INodeType;
	parameters: INodeParameters;
	credentials: ICredentialDataDecryptedObject;
	settings?: IWorkflowSettings;
	/** What an execution does; if nothing is said it answers at once. */
	execute?: Execute;
}

/** An execution of the flow: gives each answer as soon as a node has it, and throws as the flow fails. */
export type Execute = (item: INodeExecutionData, onAnswer: (answer: Answer) => void) => Promise<void>;

const answersAtOnce: Execute = async (_, onAnswer) => onAnswer({ statusCode: 200, headers: {}, body: {} });

/**
 * Serves one flow as n8n does: the node's webhooks over HTTP with n8n-core's own webhook context, and its lifecycle
 * methods with n8n-core's own hook context, in the order in which n8n calls them and with the static data that n8n
 * gives them. Of an execution, the first answer is passed on at once.
 */
export class FlowServer {
	/** First items of the executions that were started. */
	readonly executions: INodeExecutionData[] = [];
	/** What is kept in the database: the published flow's static data. */
	staticData: IDataObject = {};
	private testStaticData: IDataObject | undefined;
	private readonly started = new EventEmitter();
	private server!: Server;

	private constructor(private flow: Flow) {}

	static async start(flow: Flow): Promise<FlowServer> {
		const served = new FlowServer(flow);
		await served.open();
		return served;
	}

	/** Goes on at another address, as when n8n is moved. */
	async move(): Promise<void> {
		await this.close();
		await this.open();
	}

	useCredentials(credentials: ICredentialDataDecryptedObject): void {
		this.flow = { ...this.flow, credentials };
	}

	/** Waits until this many executions were started, and answers their items. */
	async executionsAfter(count: number): Promise<INodeExecutionData[]> {
		while (this.executions.length < count) await once(this.started, 'execution');
		return this.executions;
	}

	/** Waits until a connection is closed whose push has started an execution. */
	async connectionClosed(): Promise<void> {
		await once(this.started, 'closed');
	}

	get productionUrl(): string {
		return `${this.base}/webhook/${this.path()}`;
	}

	get testUrl(): string {
		return `${this.base}/webhook-test/${this.path()}`;
	}

	/** Publishes the flow, or a changed version of it. A failing `create` is followed by `delete`, and thrown. */
	async publish(change: INodeParameters = {}, activation: WorkflowActivateMode = 'activate'): Promise<void> {
		this.flow = { ...this.flow, parameters: { ...this.flow.parameters, ...change } };
		const workflow = this.workflow(this.staticData);
		try {
			if (!(await this.runHook(workflow, 'checkExists', false, activation))) {
				await this.runHook(workflow, 'create', false, activation);
			}
		} catch (error) {
			await this.runHook(workflow, 'delete', false, 'update');
			throw error;
		} finally {
			this.staticData = saved(workflow.staticData);
		}
	}

	/** What may happen again when n8n starts. */
	async restart(): Promise<void> {
		await this.publish({}, 'init');
	}

	async unpublish(): Promise<void> {
		const workflow = this.workflow(this.staticData);
		await this.runHook(workflow, 'delete', false, 'update');
		this.staticData = saved(workflow.staticData);
	}

	/** Listens for a test event, as the editor's button does: static data starts empty and is never saved. */
	async listen(): Promise<void> {
		const workflow = this.workflow({});
		if (!(await this.runHook(workflow, 'checkExists', true, 'manual'))) {
			await this.runHook(workflow, 'create', true, 'manual');
		}
		this.testStaticData = saved(workflow.staticData);
	}

	async stopListening(): Promise<void> {
		await this.runHook(this.workflow(this.testStaticData ?? {}), 'delete', true, 'update');
		this.testStaticData = undefined;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async open(): Promise<void> {
		this.server = createServer((request, response) => {
			this.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
		});
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	private get base(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	private get node(): INode {
		const { nodeId, nodeName, nodeType, parameters } = this.flow;
		const credentials = Object.fromEntries(
			(nodeType.description.credentials ?? []).map(({ name }) => [name, { id: '1', name: 'Deployment' }]),
		);
		return {
			id: nodeId,
			name: nodeName,
			type: nodeType.description.name,
			typeVersion: nodeType.description.version as number,
			position: [0, 0],
			parameters,
			credentials,
			webhookId: `webhook-of-${nodeId}`,
		};
	}

	/** Where n8n serves the first of the node's webhooks, or another one. */
	private path(webhook = this.flow.nodeType.description.webhooks![0]!): string {
		const node = this.workflow({}).getNode(this.flow.nodeName)!;
		const { resolved, value } = { value: undefined, ...resolveWebhookDescriptionField(node, webhook, 'path') };
		const path = resolved ? (value as string) : webhook.path;
		return NodeHelpers.getNodeWebhookPath(this.flow.id, node, path, webhook.isFullPath);
	}

	private workflow(staticData: IDataObject): Workflow {
		const { id, name, nodeType } = this.flow;
		return new Workflow({
			id,
			name,
			nodes: [this.node],
			connections: {},
			active: true,
			staticData: saved(staticData),
			settings: this.flow.settings ?? {},
			nodeTypes: {
				getByName: () => nodeType,
				getByNameAndVersion: () => nodeType,
				getKnownTypes: () => ({}),
			},
		});
	}

	private async runHook(
		workflow: Workflow,
		method: 'checkExists' | 'create' | 'delete',
		isTest: boolean,
		activation: WorkflowActivateMode,
	): Promise<boolean> {
		const webhook = this.webhook('POST');
		const hook = this.flow.nodeType.webhookMethods![webhook.name]![method];
		const mode = method === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const node = workflow.getNode(this.flow.nodeName)!;
		return await hook.call(
			new HookContext(
				workflow,
				node,
				this.additionalData(),
				mode,
				activation,
				this.webhookData(webhook, 'POST', isTest),
			),
		);
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url!, this.base);
		const isTest = url.pathname.startsWith('/webhook-test/');
		const webhook = this.findWebhook(request.method!, url.pathname.replace(/^\/webhook(-test)?\//, ''));
		if (!webhook) {
			response.writeHead(404).end();
			return;
		}
		const rawBody = await readBody(request);
		const contentType = request.headers['content-type']?.split(';')[0];
		const body = parseBody(rawBody, contentType);
		const query = Object.fromEntries(url.searchParams);
		const httpRequest = Object.assign(request, { rawBody, contentType, body, query, params: {} });

		if (request.headers.origin) response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
		const workflow = this.workflow(isTest ? (this.testStaticData ?? {}) : this.staticData);
		const context = new WebhookContext(
			workflow,
			workflow.getNode(this.flow.nodeName)!,
			{ ...this.additionalData(), httpRequest, httpResponse: response },
			isTest ? 'manual' : 'webhook',
			this.webhookData(webhook, request.method!, isTest),
			[],
			null,
		);
		const { workflowData, noWebhookResponse } = await this.flow.nodeType.webhook!.call(context);
		if (noWebhookResponse) return;
		const item = workflowData![0]![0]!;
		response.once('close', () => this.started.emit('closed'));
		this.executions.push(item);
		this.started.emit('execution');
		await this.execute(item, response);
	}

	private async execute(item: INodeExecutionData, response: ServerResponse): Promise<void> {
		const respond = ({ statusCode, headers, body }: Answer): void => {
			if (response.writableEnded) return;
			response.setHeaders(new Map(Object.entries(headers as Record<string, string>)));
			response.writeHead(statusCode).end(JSON.stringify(body));
		};
		const { execute = answersAtOnce } = this.flow;
		try {
			await execute(item, respond);
			respond({ statusCode: 200, headers: {}, body: {} });
		} catch {
			respond({ statusCode: 500, headers: {}, body: { message: 'Error in workflow' } });
		}
	}

	private findWebhook(method: string, path?: string): IWebhookDescription | undefined {
		return this.flow.nodeType.description.webhooks!.find(
			(webhook) =>
				webhook.httpMethod.split(',').includes(method) && (path === undefined || path === this.path(webhook)),
		);
	}

	private webhook(method: string): IWebhookDescription {
		return this.findWebhook(method)!;
	}

	private webhookData(webhookDescription: IWebhookDescription, httpMethod: string, isTest: boolean): IWebhookData {
		return {
			httpMethod: httpMethod as IWebhookData['httpMethod'],
			node: this.flow.nodeName,
			path: this.path(webhookDescription),
			webhookDescription,
			workflowId: this.flow.id,
			workflowExecuteAdditionalData: this.additionalData(),
			isTest,
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		return {
			credentialsHelper: new OneCredential(this.flow.credentials),
			webhookBaseUrl: `${this.base}/webhook`,
			webhookTestBaseUrl: `${this.base}/webhook-test`,
			webhookWaitingBaseUrl: `${this.base}/webhook-waiting`,
			formWaitingBaseUrl: `${this.base}/form-waiting`,
			instanceBaseUrl: this.base,
			variables: {},
			currentNodeExecutionIndex: 0,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

/** Static data as it comes back from where n8n keeps it. */
function saved(staticData: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(staticData)) as IDataObject;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function parseBody(rawBody: Buffer, contentType: string | undefined): unknown {
	if (rawBody.length === 0) return undefined;
	if (contentType === 'application/json') return JSON.parse(rawBody.toString());
	if (contentType === 'application/x-www-form-urlencoded') return parseQuery(rawBody.toString());
	return rawBody.toString();
}
