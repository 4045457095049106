import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { searchExercises, searchRetiredExercises } from '../shared/exercises';
import { parametersWith, runOperation, subtitleOf } from '../shared/operation';
import { libraryOperations } from './operations';

/** Tells what exercises and messages the practice's library has, shows them as clients see them, and has the practice change them. */
export class HomeworkLibrary implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Library',
		name: 'homeworkLibrary',
		icon: { light: 'file:homeworkLibrary.svg', dark: 'file:homeworkLibrary.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(libraryOperations),
		description: 'Find exercises and messages, see them as clients do, print worksheets, and save your own',
		defaults: { name: 'Homework Library' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: parametersWith(libraryOperations, 'getMany'),
		hints: [
			{
				message: '"Execute step" and other test runs show a preview and change nothing, unless For Real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ ["save", "saveMessage", "retire", "restore", "useFile", "useMessageFile"].includes($parameter["operation"]) }}',
			},
		],
	};

	methods = { credentialTest: { therapyHomeworkApiTest }, listSearch: { searchExercises, searchRetiredExercises } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, libraryOperations);
	}
}
