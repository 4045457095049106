import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { therapyHomeworkApiTest } from '../shared/credential-test';
import { receiptParameters, receiptSubtitle } from './description';

/**
 * Says what became of the message that a Homework Trigger has started its flow for. It answers the trigger's push the
 * moment it is reached, whatever follows it.
 */
export class HomeworkReceipt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Receipt',
		name: 'homeworkReceipt',
		icon: { light: 'file:homeworkReceipt.svg', dark: 'file:homeworkReceipt.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: receiptSubtitle,
		description: 'Tell the homework assignment what became of its message',
		defaults: { name: 'Homework Receipt' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'therapyHomeworkApi', required: false, testedBy: 'therapyHomeworkApiTest' }],
		// A receipt states what the flow did; no model may state it instead.
		usableAsTool: undefined,
		properties: receiptParameters,
	};

	methods = { credentialTest: { therapyHomeworkApiTest } };

	/** Answers with one receipt for the execution, which handles one message, and emits it. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const pairedItem = items.map((_, item) => ({ item }));
		try {
			const [{ whichTry }, { readReceipt }, { handOver }] = await Promise.all([
				import('./which-try'),
				import('./receipt'),
				import('./hand-over'),
			]);
			const about = whichTry(this);
			const { receipt, note } = readReceipt(this, items, about.tryId);
			await handOver(this, about, receipt);
			return [[{ json: { homeworkReceipt: { ...receipt }, ...(note && { note }) }, pairedItem }]];
		} catch (error) {
			const { toNodeError } = await import('../shared/errors');
			const nodeError = toNodeError(this.getNode(), error, 0);
			if (this.continueOnFail()) return [[{ json: { error: nodeError.message }, pairedItem }]];
			throw nodeError;
		}
	}
}
