import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { searchExercises } from '../shared/exercises';
import { runOperation } from '../shared/operation';
import { remindProperties } from './description';
import type { SteeringName } from './steer/steer';

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
		const steering = async (name: SteeringName) => (await import('./steer/steer')).steer(name);
		return await runOperation(this, remindProperties, {
			applyPolicy: async () => (await import('./apply-policy/apply-policy')).applyPolicy,
			pause: () => steering('pause'),
			resume: () => steering('resume'),
			sendNow: () => steering('sendNow'),
			show: async () => (await import('./show/show')).show,
		});
	}
}
