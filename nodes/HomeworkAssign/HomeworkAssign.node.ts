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
import { mapPresets } from './assign/map-presets';
import { assignOperations } from './operations';

/** Hands assignments to Temporal, one durable workflow each, and takes them back. */
export class HomeworkAssign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Assign',
		name: 'homeworkAssign',
		icon: { light: 'file:homeworkAssign.svg', dark: 'file:homeworkAssign.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(assignOperations),
		description: 'Assign therapy homework to a client, change its dates, hand it over, or withdraw it',
		defaults: { name: 'Homework Assign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: parametersWith(assignOperations, 'assign'),
		hints: [
			{
				message: '"Execute step" and other test runs show a preview and change nothing, unless For Real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
			},
		],
	};

	methods = {
		credentialTest: { therapyHomeworkApiTest },
		listSearch: { searchExercises },
		resourceMapping: { mapPresets },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, assignOperations);
	}
}
