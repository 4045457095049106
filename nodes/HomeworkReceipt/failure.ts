import { isDeepStrictEqual } from 'node:util';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	ISourceData,
	ITaskData,
	Workflow,
} from 'n8n-workflow';

/** An error that n8n itself proves: a step threw, or was set to go on and gave an error item. */
export interface StepFailure {
	step: string;
	error: unknown;
	/** n8n may have run the step several times, and tells only how the last one went. */
	mayBeRepeated: boolean;
}

/** One run of one step on the way from the start of the flow to the receipt. */
interface Step {
	node: INode;
	run: ITaskData;
	/** Which output led on. */
	output: number;
}

/** What n8n's execution context has, and its public interface lacks. */
type Inner = IExecuteFunctions & { runExecutionData?: IRunExecutionData; workflow?: Workflow };

/** The steps that led to this node, the one right before it first. */
export function stepsBefore(context: IExecuteFunctions): Step[] {
	const { runExecutionData, workflow } = context as Inner;
	const steps: Step[] = [];
	let from: ISourceData | null | undefined = context.getExecuteData().source?.main?.[0];
	while (from) {
		const node = workflow?.getNode(from.previousNode);
		const run = runExecutionData?.resultData.runData[from.previousNode]?.[from.previousNodeRun ?? 0];
		if (!node || !run || steps.some((step) => step.run === run)) break;
		steps.push({ node, run, output: from.previousNodeOutput ?? 0 });
		from = run.source[0];
	}
	return steps;
}

/**
 * The error that an item stands for, if n8n says so. A provider's field named `error` proves nothing: it has to be what a
 * step on the way gave out as its error.
 */
export function failureOf({ error, json }: INodeExecutionData, steps: Step[]): StepFailure | undefined {
	const [before] = steps;
	if (before?.run.error) return failureAt(before, before.run.error);
	const failed = steps.find((step) => errorsGivenOut(step).some((given) => isDeepStrictEqual(given, json.error)));
	if (!error && !failed) return undefined;
	return failureAt(failed ?? before, withDetails(error ?? json.error, json));
}

function failureAt(step: Step | undefined, error: unknown): StepFailure {
	return { step: step?.node.name ?? '', error, mayBeRepeated: step?.node.retryOnFail === true };
}

/** A step further up that failed, though the item no longer says so: something may have been sent in its place, or not. */
export function earlierFailure(steps: Step[]): string | undefined {
	return steps.slice(1).find((step) => step.run.error ?? leftByErrorOutput(step))?.node.name;
}

/** What n8n shows as a step's own errors in the items that it gave out. */
function errorsGivenOut(step: Step): unknown[] {
	const items = step.run.data?.main?.[step.output] ?? [];
	const own = leftByErrorOutput(step)
		? items
		: items.filter(({ json }) => goesOn(step.node) && onlyTellsOfAnError(json));
	// What failed in the flow that called this one cannot be seen from here: its words are believed.
	const handedOver =
		step.node.type === 'n8n-nodes-base.executeWorkflowTrigger'
			? items.filter(({ json }) => typeof json.error === 'string')
			: [];
	return [...own, ...handedOver].map(({ json }) => json.error).filter(isSaid);
}

function leftByErrorOutput({ node, run, output }: Step): boolean {
	if (node.onError !== 'continueErrorOutput' || run.error) return false;
	const outputs = run.data?.main?.length ?? 0;
	return outputs > 1 && output === outputs - 1;
}

function goesOn({ onError, continueOnFail }: INode): boolean {
	return onError === 'continueRegularOutput' || continueOnFail === true;
}

/** n8n's own rule for an item that a step gives in place of an error. */
function onlyTellsOfAnError(json: IDataObject): boolean {
	return isSaid(json.error) && Object.keys(json).every((key) => ['error', 'message', 'details'].includes(key));
}

function isSaid(error: unknown): boolean {
	return (typeof error === 'string' && error.trim() !== '') || (typeof error === 'object' && error !== null);
}

/** HTTP Request keeps what the answer said beside the error. */
function withDetails(error: unknown, { details }: IDataObject): unknown {
	return details === undefined ? error : { cause: error, details };
}
