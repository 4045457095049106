import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { parametersWith, runOperation, subtitleOf } from '../shared/operation';
import { captureOperations } from './operations';
import { mapWorksheet } from './record/map-worksheet';

/** Records a completion that reached the staff on another way than through the client's page. */
export class HomeworkCaptureCompletion implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Capture Completion',
		name: 'homeworkCaptureCompletion',
		icon: { light: 'file:homeworkCaptureCompletion.svg', dark: 'file:homeworkCaptureCompletion.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(captureOperations),
		description: 'Record for a client that therapy homework was done, partly done or could not be done',
		defaults: { name: 'Homework Capture Completion' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: true, testedBy: 'therapyHomeworkApiTest' }],
		properties: parametersWith(captureOperations, 'record'),
		hints: [
			{
				message: '"Execute step" and other test runs show a preview and change nothing, unless For Real is on.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
			},
			{
				message:
					'n8n saves what is typed in here with the flow, in clear. The starter flow "type in a worksheet" has a form for it.',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
			},
		],
	};

	methods = { credentialTest: { therapyHomeworkApiTest }, resourceMapping: { mapWorksheet } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, captureOperations);
	}
}
