import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { runOperation } from '../shared/operation';
import { assignProperties } from './description';
import { searchExercises } from '../shared/exercises';

/** Hands assignments to Temporal, one durable workflow each, and takes them back. */
export class HomeworkAssign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Assign',
		name: 'homeworkAssign',
		icon: { light: 'file:homeworkAssign.svg', dark: 'file:homeworkAssign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Assign therapy homework to a client, change its dates, hand it over, or withdraw it',
		defaults: { name: 'Homework Assign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: assignProperties,
		hints: [
			{
				message: '"Execute step" shows a preview here and changes nothing, unless the switch for real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
			},
		],
	};

	methods = {
		credentialTest: { therapyHomeworkApiTest },
		listSearch: { searchExercises },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, assignProperties, {
			assign: async () => (await import('./assign/assign')).assign,
			changeDates: async () => (await import('./change-dates/change-dates')).changeDates,
			handOver: async () => (await import('./hand-over/hand-over')).handOver,
			withdraw: async () => (await import('./withdraw/withdraw')).withdraw,
		});
	}
}
