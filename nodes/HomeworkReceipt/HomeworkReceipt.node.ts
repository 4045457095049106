import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { receiptParameters } from './description';
import { readReceipt } from './receipt';

/**
 * Ends a flow that was started by Homework Trigger: what it emits is the flow's HTTP answer, and the only thing that
 * tells the assignment that its message was sent, refused or skipped. It sends nothing and needs no credential.
 */
export class HomeworkReceipt implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Homework Receipt',
		name: 'homeworkReceipt',
		icon: { light: 'file:homeworkReceipt.svg', dark: 'file:homeworkReceipt.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["result"] }}',
		description: 'Tell the homework assignment what became of its message',
		defaults: { name: 'Homework Receipt' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// A receipt states what the flow did; no model may state it instead.
		usableAsTool: undefined,
		properties: receiptParameters,
		hints: [
			{
				message:
					'Keep this node last: whatever follows it would replace its answer, and the message would go out again.',
				displayCondition: '={{ $parameter["result"] === "sent" }}',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
			},
		],
	};

	/**
	 * Emits one receipt for the execution, which handles one command. Further items only count as signs of trouble: a
	 * `sent` receipt becomes `failed` where any of them carries the error of a step that went on after failing.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const pairedItem = items.map((_, item) => ({ item }));
		try {
			return [[{ json: { homeworkReceipt: { ...readReceipt(this, items) } }, pairedItem }]];
		} catch (error) {
			if (this.continueOnFail()) {
				return [[{ json: { error: error instanceof Error ? error.message : String(error) }, pairedItem }]];
			}
			throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: 0 });
		}
	}
}
