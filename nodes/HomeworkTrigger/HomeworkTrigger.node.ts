import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import type { RouteCommand } from '../../temporal/contract/command';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { triggerPanel, triggerParameters } from './description';

/**
 * Starts a flow when an assignment has something to say to its client. Publishing the flow claims the command for it;
 * the worker then posts signed commands to the node's webhook, and takes the item of Homework Receipt as their answer.
 */
export class HomeworkTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Trigger',
		name: 'homeworkTrigger',
		icon: { light: 'file:homeworkTrigger.svg', dark: 'file:homeworkTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["command"] === "confirm" ? "Confirm completion" : "Deliver homework" }}',
		description: 'Run this flow when homework is due to be sent, or when a client has answered',
		eventTriggerDescription: 'Waiting for a sample message',
		activationMessage: 'From now on this flow runs whenever such a message is due.',
		triggerPanel,
		defaults: { name: 'Homework Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'lastNode',
				responseData: 'firstEntryJson',
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
				const { routeExists } = await import('../shared/route-lifecycle');
				return await routeExists(this, wish(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { createRoute } = await import('../shared/route-lifecycle');
				return await createRoute(this, wish(this));
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const { deleteRoute } = await import('../shared/route-lifecycle');
				return await deleteRoute(this);
			},
		},
	};

	/**
	 * Answers a ping, and refuses what is unsigned, too old or meant for another route, by itself and without starting
	 * an execution. A command starts one, whose only item is the command.
	 */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { answerPush } = await import('./webhook');
		return await answerPush(this, commandOf(this));
	}
}

function wish(context: IHookFunctions) {
	return { kind: commandOf(context), takeOver: context.getNodeParameter('takeOver', false) as boolean };
}

function commandOf(context: Pick<IHookFunctions, 'getNodeParameter'>): RouteCommand {
	return context.getNodeParameter('command') as RouteCommand;
}
