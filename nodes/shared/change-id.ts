import type { IExecuteFunctions } from 'n8n-workflow';
import type { KeyRing } from '../../temporal/contract/keys';

/**
 * Opaque id of what one item asks for, in the form of the contract's `opaqueIdSchema`. What n8n tries again, by Retry On Fail or
 * from the list of executions, is asked for under the same id; another round of a loop, another item, or other content has
 * another one.
 *
 * @param asked all of it that is no clock reading of the node's own
 */
export function changeId(context: IExecuteFunctions, ring: KeyRing, itemIndex: number, asked: object): string {
	const { name, parameters } = context.getNode();
	const { $execution, $runIndex } = context.getWorkflowDataProxy(itemIndex) as unknown as Told;
	const execution = [context.getInstanceId(), context.getWorkflow().id, executionOf(context, $execution)];
	const parts = [execution, name, parameters.operation, $runIndex, itemIndex, asked];
	return ring.blindIndex('change', JSON.stringify(parts));
}

/** Opaque id of all that one execution assigns, the same where n8n tries the execution again. */
export function executionBatchId(context: IExecuteFunctions, ring: KeyRing): string {
	const { $execution } = context.getWorkflowDataProxy(0) as unknown as Told;
	const parts = [context.getInstanceId(), context.getWorkflow().id, executionOf(context, $execution)];
	return ring.blindIndex('batch', JSON.stringify(parts));
}

/** What n8n tells of an execution in expressions. */
interface Told {
	$execution: { id: string; resumeUrl: string };
	$runIndex: number;
}

/**
 * What an execution keeps for good. An execution that is tried again from the list, and one that another main or worker of
 * n8n takes over, has the same signature in its resume URL; the first has another id. An id alone may come again, where n8n's
 * database was made anew.
 */
function executionOf(context: IExecuteFunctions, { id, resumeUrl }: Told['$execution']): string {
	const [, signature] = /[?&]signature=([^&]+)/.exec(resumeUrl) ?? [];
	return signature ?? `${id} ${context.getExecutionContext()?.establishedAt}`;
}
