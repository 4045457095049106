import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Receipt, ReceiptResult } from '../../temporal/contract/receipt';
import { classify, type Verdict } from './classify';
import { earlierFailure, failureOf, stepsBefore, type StepFailure } from './failure';
import { inWords } from './words';

// The bounds of the receipt's schema. Longer texts are cut: were the receipt refused, the client would be told twice.
const MAX_MESSAGE_ID = 998;
const MAX_REASON = 1000;

/** What the parameter "Result" may hold. */
type ResultParameter = ReceiptResult | 'automatic';

/** A receipt without the try that it is about. */
type Statement = Omit<Receipt, 'version' | 'tryId'>;

/** Reads the receipt of a try from the node's parameters and from what the steps before it came to. */
export function readReceipt(context: IExecuteFunctions, items: INodeExecutionData[], tryId: string): Receipt {
	return { version: CONTRACT_VERSION, tryId, ...statement(context, items) };
}

function statement(context: IExecuteFunctions, items: INodeExecutionData[]): Statement {
	const result = context.getNodeParameter('result', 0) as ResultParameter;
	if (result !== 'automatic' && result !== 'sent') return stated(context, result);
	return proven(context, items, result);
}

const NO_REASON = {
	refused: 'The flow says that this recipient cannot be reached this way, and gives no reason.',
	'opted-out': 'The flow says that the recipient has opted out at the provider.',
	skipped: 'The flow chose not to send it, and gives no reason.',
	failed: 'The flow says that it surely was not sent, and gives no reason.',
	unknown: 'The flow says that it may have been sent, and gives no reason.',
};

function stated(context: IExecuteFunctions, result: Exclude<ReceiptResult, 'sent'>): Statement {
	const reason = (parameterInWords(context, 'reason') ?? NO_REASON[result]).slice(0, MAX_REASON);
	return { result, ...(result === 'failed' && { proof: 'stated' }), reason };
}

/** Sent, unless n8n says that a step has failed. One execution handles one message, whatever number of items it has. */
function proven(context: IExecuteFunctions, items: INodeExecutionData[], result: 'automatic' | 'sent'): Statement {
	const steps = stepsBefore(context);
	const failures = items.map((item) => failureOf(item, steps)).filter((failure) => failure !== undefined);
	if (failures.length > 0) return cut(verdictOn(failures, failures.length < items.length));

	const providerMessageId = messageId(context, items[0]);
	const earlier = earlierFailure(steps);
	if (result === 'automatic' && earlier !== undefined && providerMessageId === undefined) {
		return cut({
			result: 'unknown',
			reason:
				`The step "${earlier}" failed, and nothing after it gives a provider's message id. If the flow sends in ` +
				'another way then, set Result to Sent in a receipt of its own.',
		});
	}
	return { result: 'sent', ...(providerMessageId !== undefined && { providerMessageId }) };
}

/** Of several items the least certain counts; where only some failed, others went out, and nothing is certain. */
function verdictOn(failures: StepFailure[], someWentOut: boolean): Verdict {
	const verdicts = failures.map(verdictOf);
	const first = verdicts.find(({ result }) => result === 'unknown') ?? verdicts[0]!;
	return someWentOut ? { result: 'unknown', reason: first.reason } : first;
}

function verdictOf({ step, error, mayBeRepeated }: StepFailure): Verdict {
	const verdict = classify(error);
	const reason = `The step "${step}" failed: ${verdict.reason}`;
	if (!mayBeRepeated || verdict.result !== 'failed') return { ...verdict, reason };
	return {
		result: 'unknown',
		reason: `With Retry On Fail, one of several runs may have sent it; switch that off. ${reason}`,
	};
}

function cut({ reason, ...verdict }: Verdict): Statement {
	return { ...verdict, reason: reason.slice(0, MAX_REASON) };
}

/** As the parameter says; else as the mail server or Twilio names it. */
function messageId(context: IExecuteFunctions, item: INodeExecutionData | undefined): string | undefined {
	const id = parameterInWords(context, 'providerMessageId') ?? inWords(item?.json.messageId) ?? inWords(item?.json.sid);
	return id?.slice(0, MAX_MESSAGE_ID);
}

/** An expression that fails must not cost the receipt: without one, the message would go out again. */
function parameterInWords(context: IExecuteFunctions, name: string): string | undefined {
	try {
		return inWords(context.getNodeParameter(name, 0, ''));
	} catch {
		context.logger.warn(`Homework Receipt: the expression in "${name}" failed, and is taken for empty.`);
		return undefined;
	}
}
