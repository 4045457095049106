import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Receipt, ReceiptResult } from '../../temporal/contract/receipt';
import { choice } from '../shared/parameters/choice';
import { ItemParameters } from '../shared/parameters/parameters';
import type { Reader } from '../shared/parameters/reading';
import { text } from '../shared/parameters/text';
import { classify, type Verdict } from './classify';
import { receiptParameters } from './description';
import { earlierFailure, failureOf, stepsBefore, type StepFailure } from './failure';
import { inWords } from './words';

// The bounds of the receipt's schema. Longer texts are cut: were the receipt refused, the client would be told twice.
const MAX_MESSAGE_ID = 998;
const MAX_REASON = 1000;

/** What the parameter "Result" may hold. */
type ResultParameter = ReceiptResult | 'automatic';

/** A receipt without the try that it is about. */
type Statement = Omit<Receipt, 'version' | 'tryId'>;

/** A receipt, and what the node left out of it because it did not understand it. */
export interface ReadReceipt {
	receipt: Receipt;
	note?: string;
}

/**
 * Reads the receipt of a try from the node's parameters and from what the steps before it came to.
 *
 * @throws NodeOperationError when Result is none of the choices; nothing else costs the receipt
 */
export function readReceipt(context: IExecuteFunctions, items: INodeExecutionData[], tryId: string): ReadReceipt {
	const parameters = new ItemParameters(context, 0, receiptParameters, 'There is no receipt');
	const result = parameters.need('result', choice<ResultParameter>());
	if (result === undefined) throw parameters.refusal();
	const statement =
		result !== 'automatic' && result !== 'sent'
			? stated(context, parameters, result)
			: proven(context, parameters, items, result);
	const left = parameters.problems.map(({ field, reason }) => `${field} ${reason}; the receipt goes without it.`);
	return {
		receipt: { version: CONTRACT_VERSION, tryId, ...statement },
		...(left.length > 0 && { note: left.join(' ') }),
	};
}

const NO_REASON = {
	refused: 'The flow says that this recipient cannot be reached this way, and gives no reason.',
	'opted-out': 'The flow says that the recipient has opted out at the provider.',
	skipped: 'The flow chose not to send it, and gives no reason.',
	failed: 'The flow says that it surely was not sent, and gives no reason.',
	unknown: 'The flow says that it may have been sent, and gives no reason.',
};

function stated(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	result: Exclude<ReceiptResult, 'sent'>,
): Statement {
	const reason = (readAnyhow(context, parameters, 'reason', words) ?? NO_REASON[result]).slice(0, MAX_REASON);
	return { result, ...(result === 'failed' && { proof: 'stated' }), reason };
}

/** Sent, unless n8n says that a step has failed. One execution handles one message, whatever number of items it has. */
function proven(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	items: INodeExecutionData[],
	result: 'automatic' | 'sent',
): Statement {
	const steps = stepsBefore(context);
	const failures = items.map((item) => failureOf(item, steps)).filter((failure) => failure !== undefined);
	if (failures.length > 0) return cut(verdictOn(failures, failures.length < items.length));

	const providerMessageId = messageId(context, parameters, items[0]);
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
function messageId(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	item: INodeExecutionData | undefined,
): string | undefined {
	const id = readAnyhow(context, parameters, 'providerMessageId', text());
	return (id ?? idIn(item?.json.messageId) ?? idIn(item?.json.sid))?.slice(0, MAX_MESSAGE_ID);
}

function idIn(value: unknown): string | undefined {
	return typeof value === 'string' || Number.isSafeInteger(value) ? inWords(value) : undefined;
}

/** Reads whatever may be a reason: an error that a step left is an object, and says in it what it has to say. */
const words: Reader<string> = (value) => {
	const said = inWords(value);
	return said === undefined ? { kind: 'absent' } : { kind: 'understood', value: said };
};

/** An expression that fails must not cost the receipt: without one, the message would go out again. */
function readAnyhow(
	context: IExecuteFunctions,
	parameters: ItemParameters,
	name: string,
	reader: Reader<string>,
): string | undefined {
	try {
		return parameters.read(name, reader);
	} catch {
		context.logger.warn(`Homework Receipt: the expression in "${name}" failed, and is taken for empty.`);
		parameters.refuse(name, 'is an expression that failed');
		return undefined;
	}
}
