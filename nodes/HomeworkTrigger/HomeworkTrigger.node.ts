import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { commandsOf, wish } from './commands';
import { triggerPanel, triggerParameters, triggerSubtitle } from './description';

/**
 * Starts a flow when there is something to say to a client, a clinician or the practice's staff. Publishing the flow
 * claims its commands; the worker then posts them, signed, to the node's webhook, and the flow's Homework Receipt is the
 * answer.
 */
export class HomeworkTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Trigger',
		name: 'homeworkTrigger',
		icon: { light: 'file:homeworkTrigger.svg', dark: 'file:homeworkTrigger.dark.svg' },
		group: ['trigger'],
		// For a webhook of a version 1, n8n evaluates an expression at each request, which takes it an isolate and 20 ms.
		version: 2,
		subtitle: triggerSubtitle,
		description: 'Run this flow when there is something to send to a client or a clinician, or when something happened',
		eventTriggerDescription: 'Waiting for a made-up sample',
		activationMessage: 'From now on this flow runs whenever there is something to send.',
		triggerPanel,
		defaults: { name: 'Homework Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'responseNode',
				path: 'homework',
				ndvHideUrl: true,
			},
		],
		properties: triggerParameters,
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

	/**
	 * Answers a ping, and refuses what is unsigned, too old, meant for another route or taken before, by itself and without
	 * starting an execution. A command starts one, whose only item is the command.
	 */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { answerPush } = await import('./webhook');
		return await answerPush(this, () => commandsOf(this));
	}
}
