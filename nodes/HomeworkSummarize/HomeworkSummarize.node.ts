import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { parametersWith, runOperation, subtitleOf } from '../shared/operation';
import { summarizeOperations } from './operations';

/** Tells how assignments stand, for the clinician's eyes. */
export class HomeworkSummarize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Summarize',
		name: 'homeworkSummarize',
		icon: { light: 'file:homeworkSummarize.svg', dark: 'file:homeworkSummarize.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(summarizeOperations),
		description: 'Tell how therapy homework stands',
		defaults: { name: 'Homework Summarize' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: parametersWith(summarizeOperations, 'status'),
	};

	methods = { credentialTest: { therapyHomeworkApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, summarizeOperations);
	}
}
