import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IRunExecutionData,
} from 'n8n-workflow';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Receipt, ReceiptResult } from '../../temporal/contract/receipt';

// The bounds of the receipt's schema. Longer texts are cut: were the receipt refused, the client would be told twice.
const MAX_MESSAGE_ID = 998;
const MAX_REASON = 1000;

/** Reads the receipt from the node's parameters and from what the steps before it left in the items. */
export function readReceipt(context: IExecuteFunctions, items: INodeExecutionData[]): Receipt {
	const result = context.getNodeParameter('result', 0) as ReceiptResult;
	const commandId = textParameter(context, 'commandId');
	if (!commandId) {
		throw new NodeOperationError(
			context.getNode(),
			'Command ID is empty, so nobody knows which message this is about',
			{
				itemIndex: 0,
				description: 'Start the flow with Homework Trigger and set Command ID to the commandId of the item it emits.',
			},
		);
	}
	const receipt = { version: CONTRACT_VERSION, commandId } as const;
	if (result !== 'sent') return { ...receipt, result, reason: statedReason(context, result) };

	const failure = softFailure(items) ?? failureOfStepBefore(context);
	if (failure !== undefined) return { ...receipt, result: 'failed', reason: failure.slice(0, MAX_REASON) };
	const providerMessageId = textParameter(context, 'providerMessageId').slice(0, MAX_MESSAGE_ID);
	return { ...receipt, result, ...(providerMessageId && { providerMessageId }) };
}

function statedReason(context: IExecuteFunctions, result: ReceiptResult): string {
	const reason = textParameter(context, 'reason').slice(0, MAX_REASON);
	if (reason) return reason;
	throw new NodeOperationError(context.getNode(), `Reason is empty, and the result "${result}" needs one`, {
		itemIndex: 0,
		description: 'Say in Reason why the message was not sent; staff will read it on the assignment.',
	});
}

function textParameter(context: IExecuteFunctions, name: string): string {
	const value = context.getNodeParameter(name, 0, '');
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** What a step said that failed and was set to go on: n8n leaves it beside the item's data or in it. */
function softFailure(items: INodeExecutionData[]): string | undefined {
	for (const { error, json } of items) {
		const trace = error ?? json.error;
		if (trace) return `An earlier step failed: ${errorText(trace)}`;
	}
	return undefined;
}

/**
 * What the step right before said that threw and was set to go on: n8n then hands on that step's own input as if nothing
 * had happened, and leaves the error in the run's data only.
 */
function failureOfStepBefore(context: IExecuteFunctions): string | undefined {
	const { runExecutionData } = context as IExecuteFunctions & { runExecutionData?: IRunExecutionData };
	for (const from of context.getExecuteData().source?.main ?? []) {
		const run = from && runExecutionData?.resultData.runData[from.previousNode]?.[from.previousNodeRun ?? 0];
		if (from && run?.error) return `The step "${from.previousNode}" failed: ${run.error.message}`;
	}
	return undefined;
}

function errorText(trace: unknown): string {
	if (typeof trace === 'string') return trace;
	if (typeof trace === 'object' && trace !== null && 'message' in trace && typeof trace.message === 'string') {
		return trace.message;
	}
	return JSON.stringify(trace);
}
