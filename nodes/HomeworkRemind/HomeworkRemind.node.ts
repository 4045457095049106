import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { HomeworkConnection } from '../shared/connection';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { searchExercises } from '../shared/exercises';
import { withNodeConnection } from '../shared/items';
import { remindProperties } from './description';
import { isSteering, steer } from './steer';

/** Tells how a client is reminded of an assignment, and steers it. */
export class HomeworkRemind implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Remind',
		name: 'homeworkRemind',
		icon: { light: 'file:homeworkRemind.svg', dark: 'file:homeworkRemind.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Remind a client of therapy homework at once, pause or resume its reminders, show them, or plan them anew',
		defaults: { name: 'Homework Remind' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: remindProperties,
		hints: [
			{
				message: '"Execute step" shows a preview here and changes nothing, unless the switch for real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ $parameter["operation"] !== "show" }}',
			},
		],
	};

	methods = { credentialTest: { therapyHomeworkApiTest }, listSearch: { searchExercises } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		return await withNodeConnection(this, async (connection: HomeworkConnection) => {
			if (isSteering(operation)) return await steer(this, connection, operation);
			// Loaded once they are needed: luxon would slow n8n's start.
			if (operation === 'applyPolicy') return await (await import('./apply-policy')).applyPolicy(this, connection);
			return await (await import('./show')).show(this, connection);
		});
	}
}
