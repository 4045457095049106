import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { FixedParameters } from '../shared/parameters/parameters';
import { flag } from '../shared/parameters/flag';
import { textLike } from '../shared/parameters/text';
import type { RouteWish } from '../shared/route-lifecycle';
import { pageParameters, triggerPanel } from './description';
import { webhooks } from './webhooks';

/**
 * Serves the page behind every client's link: GET shows the exercise, POST takes the answer. Publishing the flow makes
 * its address the one that links are made of. It starts no executions, and shows and saves while no worker runs.
 */
export class HomeworkPage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Page',
		name: 'homeworkPage',
		icon: { light: 'file:homeworkPage.svg', dark: 'file:homeworkPage.dark.svg' },
		group: ['trigger'],
		// For a webhook of a version 1, n8n evaluates an expression at each request, which takes it an isolate and 20 ms.
		version: 2,
		subtitle: 'Read and answer an exercise',
		description: "Serve the page behind each client's link, where the exercise is read and answered",
		eventTriggerDescription: "Open a client's link at the test address",
		activationMessage: "From now on clients' links open this page.",
		triggerPanel,
		defaults: { name: 'Homework Page' },
		inputs: [],
		outputs: [],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		webhooks,
		properties: pageParameters,
	};

	methods = { credentialTest: { therapyHomeworkApiTest } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const { routesExist } = await import('../shared/route-lifecycle');
				return await routesExist(this, wish(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { createRoutes } = await import('../shared/route-lifecycle');
				return await createRoutes(this, wish(this));
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const { deleteRoutes } = await import('../shared/route-lifecycle');
				return await deleteRoutes(this);
			},
		},
	};

	/** Always writes the answer itself, so that it carries our own headers and no execution keeps what a client wrote. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { servePage } = await import('./serve');
		await servePage(this);
		return { noWebhookResponse: true };
	}
}

function wish(context: IHookFunctions): RouteWish {
	const parameters = new FixedParameters(context, pageParameters, 'Nothing was published');
	const takeOver = parameters.read('takeOver', flag) ?? false;
	parameters.read('path', textLike(/^[\w-]{1,40}$/, 'may have up to 40 letters, digits and hyphens, and nothing else'));
	parameters.check();
	return { kinds: ['page'], takeOver };
}
