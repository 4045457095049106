import type { IDataObject } from 'n8n-workflow';
import type { BatchProgress } from '../../../temporal/contract/batch';
import { batchWorkflowId } from '../../../temporal/contract/names';
import type { Answer } from '../../../temporal/contract/question';
import { askIfAnswered } from '../../shared/ask';
import { startBatch } from '../../shared/batch';
import type { HomeworkConnection } from '../../shared/connection';
import { NOT_LOOKED_UP } from '../../shared/later';
import { firstOf, whose } from '../../shared/whose';

/** What withdrawing all that one execution assigned would do, with whose homework it is, as far as a worker says. Nothing is changed. */
export async function previewBatch(connection: HomeworkConnection, batchId: string): Promise<IDataObject> {
	const assigned = await askIfAnswered(connection, 'assignedBatch', { batchId });
	if (!assigned) return { summary: `${PREVIEW}. ${WOULD_DO}. ${NOT_LOOKED_UP}`, checked: false };
	const { assignments, open, clients } = assigned;
	return { summary: `${PREVIEW}. ${wouldDo(assigned)}`, clients: firstOf(clients), assignments, open, checked: true };
}

/**
 * Withdraws what one execution assigned, as far as nobody has answered it; what no worker has taken up yet is refused when one
 * does. A batch is withdrawn once, however often that is asked for.
 */
export async function withdrawBatch(
	connection: HomeworkConnection,
	batchId: string,
	reason: string | undefined,
): Promise<IDataObject> {
	const jobId = connection.ring.blindIndex('withdrawn-batch', batchId);
	const { done, progress } = await startBatch(connection, jobId, {
		kind: 'withdraw',
		of: { scope: 'batch', id: batchId },
		...(reason !== undefined && { reason }),
	});
	return {
		summary: done
			? cameTo(progress)
			: 'Accepted: it goes on by itself, also while the homework service does not answer',
		workflowId: batchWorkflowId(jobId),
		status: done ? statusOf(progress) : 'accepted',
		...progress,
	};
}

function wouldDo({ assignments, open, clients }: Answer<'assignedBatch'>): string {
	if (assignments === 0) return `${NOTHING}. Check the Batch ID; what was just assigned may take a moment`;
	const stay = assignments - open;
	return [
		open === 0
			? `Of ${assignments} assignments none would be withdrawn`
			: `Of ${assignments} assignments ${open} would be withdrawn: homework of ${whose(clients)}`,
		...(stay > 0 ? [`${stay} stay as they are, since they are answered, withdrawn or closed`] : []),
	].join('; ');
}

const PREVIEW = 'Preview, nothing was withdrawn';
const WOULD_DO = 'What this execution assigned would be withdrawn, as far as nobody has answered it';
const NOTHING = 'Nothing open is on record of this batch';

function statusOf({ assignments, done, unchanged, gone, waiting }: BatchProgress): string {
	const withdrawn = done + unchanged;
	if (gone === assignments) return 'nothing open';
	if (withdrawn === 0 && waiting > 0) return 'accepted';
	return withdrawn === assignments ? 'withdrawn' : 'withdrawn in part';
}

function cameTo({ assignments, done, unchanged, gone, waiting }: BatchProgress): string {
	if (assignments === 0) return NOTHING;
	const withdrawn = done + unchanged;
	return [
		`Of ${assignments} open assignments ${withdrawn === 0 ? 'none is' : withdrawn === 1 ? '1 is' : `${withdrawn} are`} withdrawn`,
		...(gone > 0 ? [`answered or closed meanwhile: ${gone}`] : []),
		...(waiting > 0 ? [`${waiting} did not answer in time and take it up later`] : []),
	].join('; ');
}
