import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { runOperation } from '../shared/operation';
import { summarizeProperties } from './description';

/** Tells how assignments stand, for the clinician's eyes. */
export class HomeworkSummarize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Summarize',
		name: 'homeworkSummarize',
		icon: { light: 'file:homeworkSummarize.svg', dark: 'file:homeworkSummarize.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ { status: "status of one assignment", session: "before a session" }[$parameter.operation] }}',
		description: 'Tell how therapy homework stands',
		defaults: { name: 'Homework Summarize' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: summarizeProperties,
	};

	methods = { credentialTest: { therapyHomeworkApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, summarizeProperties, {
			session: async () => (await import('./session/session')).session,
			status: async () => (await import('./status/status')).status,
		});
	}
}
