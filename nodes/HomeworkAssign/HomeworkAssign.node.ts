import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { withNodeConnection } from '../shared/items';
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
		const operation = await operationOf(this.getNodeParameter('operation', 0));
		return await withNodeConnection(this, (connection) => operation(this, connection));
	}
}

/** Loaded once it is needed: an operation brings luxon and zod, which would slow n8n's start. */
async function operationOf(name: unknown) {
	switch (name) {
		case 'changeDates':
			return (await import('./change-dates')).changeDates;
		case 'handOver':
			return (await import('./hand-over')).handOver;
		case 'withdraw':
			return (await import('./withdraw')).withdraw;
		default:
			return (await import('./assign')).assign;
	}
}
