import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { withdraw as withdrawAssignment } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText } from '../shared/fields';
import { forEachItem } from '../shared/items';

const NOT_WITHDRAWN = 'Nothing was withdrawn';

/** As in the contract's `withdrawalSchema`. */
const LONGEST_REASON = 500;

/** Withdraws the assignment of every item: its link stops working and nothing more is sent. */
export async function withdraw(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const assignmentId = readAssignmentId(context, itemIndex, NOT_WITHDRAWN);
		const reason = optionalText(context.getNodeParameter('reason', itemIndex, ''));
		if (reason && reason.length > LONGEST_REASON) {
			const problem = { field: 'Reason', reason: `is longer than ${LONGEST_REASON} characters` };
			throw fieldError(context.getNode(), itemIndex, NOT_WITHDRAWN, [problem]);
		}
		const about = { assignmentId, workflowId: assignmentWorkflowId(assignmentId) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
			return {
				...about,
				status: 'preview',
				note: 'Preview of a manual run: nothing was withdrawn. Switch on Withdraw for Real to withdraw.',
			};
		}
		const changed = await withdrawAssignment(connection, assignmentId, {
			withdrawalId: randomUUID(),
			...(reason && { reason }),
		});
		if (!changed.taken) return { ...about, status: 'accepted', note: 'Takes effect once a worker runs.' };
		return { ...about, status: changed.result.repeated ? 'already withdrawn' : 'withdrawn' };
	});
}
