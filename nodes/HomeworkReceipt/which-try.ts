import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { readTryId } from '../../temporal/contract/names';
import { ItemParameters } from '../shared/parameters/parameters';
import { text } from '../shared/parameters/text';
import { receiptParameters } from './description';

/** The try that a receipt is about. */
export interface WhichTry {
	tryId: string;
	/** Whether this execution was started by its push, and so can answer it. A sub-workflow cannot. */
	ownExecution: boolean;
	/** About nobody: nothing of it is on record. */
	sample: boolean;
}

const TRIGGER_TYPE = /\.homeworkTrigger$/;

/**
 * Finds the one try of this execution by itself, whatever the flow looks like between trigger and receipt. Only where
 * there is no trigger, as in a sub-workflow, it goes by the parameter Try ID.
 *
 * @throws NodeOperationError that says what to do
 */
export function whichTry(context: IExecuteFunctions): WhichTry {
	const pushed = pushedItem(context);
	if (pushed) {
		const { tryId } = pushed;
		const known = typeof tryId === 'string' && readTryId(tryId) !== undefined;
		if (!known) throw unknownTry(context, 'the item of Homework Trigger has no tryId');
		return { tryId, ownExecution: true, sample: pushed.sample === true };
	}
	return { tryId: handedTry(context), ownExecution: false, sample: false };
}

/** The item of the Homework Trigger that ran; a flow may have several. */
function pushedItem(context: IExecuteFunctions): IDataObject | undefined {
	const { $node } = context.getWorkflowDataProxy(0) as { $node: Record<string, { json: IDataObject }> };
	for (const { name, type } of context.getParentNodes(context.getNode().name)) {
		if (!TRIGGER_TYPE.test(type)) continue;
		try {
			return $node[name]!.json;
		} catch {
			// So n8n says that a node did not run.
		}
	}
	return undefined;
}

function handedTry(context: IExecuteFunctions): string {
	const parameters = new ItemParameters(context, 0, receiptParameters, '');
	const tryId = parameters.read('tryId', text());
	const [problem] = parameters.problems;
	if (problem) throw unknownTry(context, `${problem.field} ${problem.reason}`);
	if (tryId === undefined) throw unknownTry(context, 'Try ID is empty');
	if (!readTryId(tryId)) throw unknownTry(context, 'Try ID is not the tryId of a Homework Trigger');
	return tryId;
}

function unknownTry(context: IExecuteFunctions, found: string): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`No Homework Trigger ran before this node, and ${found}: nobody knows which message this is about`,
		{
			itemIndex: 0,
			description:
				'Connect this node behind the Homework Trigger. In a sub-workflow, have the calling flow hand it the tryId of ' +
				"the trigger's item, and set Try ID to it.",
		},
	);
}
