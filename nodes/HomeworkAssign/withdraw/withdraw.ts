import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { assignmentId } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import type { HomeworkConnection } from '../../shared/connection';
import { forEachItem } from '../../shared/items';
import { choice } from '../../shared/parameters/choice';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { withdrawParameters } from './parameters';
import { previewBatch, withdrawBatch } from './withdraw-batch';

const NOT_WITHDRAWN = 'Nothing was withdrawn';

/** As in the contract's `withdrawalSchema`. */
const LONGEST_REASON = 500;

/** Withdraws the assignment, or the batch, of every item: links stop working and nothing more is sent. */
export async function withdraw(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const batches = new Map<string, Promise<IDataObject>>();
	return await forEachItem(context, async (itemIndex, inTurn): Promise<IDataObject> => {
		const { of, reason, forReal } = readWish(context, itemIndex);
		const isPreview = context.getMode() === 'manual' && !forReal;
		if (of.scope === 'batch') {
			// Each item that an execution assigned names the same batch.
			const made =
				batches.get(of.id) ?? (isPreview ? previewBatch(connection, of.id) : withdrawBatch(connection, of.id, reason));
			batches.set(of.id, made);
			return await made;
		}
		const { id } = of;
		const about = { assignmentId: id, workflowId: assignmentWorkflowId(id) };
		if (isPreview) {
			return {
				...about,
				status: 'preview',
				note: 'Preview of a manual run: nothing was withdrawn. Switch on Withdraw for Real to withdraw.',
			};
		}
		const asked = { id, ...(reason && { reason }) };
		const withdrawalId = changeId(context, connection.ring, itemIndex, asked);
		const changed = await inTurn(id, () =>
			change(connection, about.workflowId, 'withdraw', { withdrawalId, ...(reason && { reason }) }),
		);
		if (!changed.taken) return { ...about, status: 'accepted', note: 'Takes effect once a worker runs.' };
		return { ...about, status: changed.result.repeated ? 'already withdrawn' : 'withdrawn' };
	});
}

function readWish(context: IExecuteFunctions, itemIndex: number) {
	const parameters = new ItemParameters(context, itemIndex, withdrawParameters, NOT_WITHDRAWN);
	const scope = parameters.need('scope', choice<'assignment' | 'batch'>());
	const id = scope && parameters.need(scope === 'batch' ? 'batchId' : 'assignmentId', assignmentId);
	const reason = parameters.read('reason', text({ longest: LONGEST_REASON, lines: true }));
	const forReal = parameters.read('forReal', flag);
	parameters.check();
	return { of: { scope: scope!, id: id! }, reason, forReal };
}
