import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { searchExercises } from '../shared/exercises';
import { parametersWith, runOperation, subtitleOf } from '../shared/operation';
import { remindOperations } from './operations';

/** Tells how a client is reminded of an assignment, and steers it. */
export class HomeworkRemind implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Remind',
		name: 'homeworkRemind',
		icon: { light: 'file:homeworkRemind.svg', dark: 'file:homeworkRemind.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(remindOperations),
		description:
			'Remind a client of therapy homework at once, pause or resume its reminders, show them, plan them anew, or hold everything',
		defaults: { name: 'Homework Remind' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: parametersWith(remindOperations, 'show'),
		hints: [
			{
				message: '"Execute step" and other test runs show a preview and change nothing, unless For Real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ !["show", "explain", "holdEverything"].includes($parameter["operation"]) }}',
			},
		],
	};

	methods = { credentialTest: { therapyHomeworkApiTest }, listSearch: { searchExercises } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, remindOperations);
	}
}
