import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ReportedOutcome } from '../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { submit } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText, type FieldProblem } from '../shared/fields';
import { forEachItem } from '../shared/items';

const NOT_RECORDED = 'Nothing was recorded';

/** Records for every item what a client told the staff. The first answer of an assignment stands. */
export async function record(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const submittedAt = new Date().toISOString();
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const assignmentId = readAssignmentId(context, itemIndex, NOT_RECORDED);
		const report = await readReport(context, itemIndex);
		const about = { assignmentId, workflowId: assignmentWorkflowId(assignmentId) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
			return {
				...about,
				status: 'preview',
				outcome: report.outcome,
				note: 'Preview of a manual run: nothing was recorded. Switch on Record for Real to record.',
			};
		}
		const changed = await submit(connection, assignmentId, {
			...report,
			submissionId: randomUUID(),
			reportedBy: 'staff',
			submittedAt,
		});
		if (!changed.taken) {
			return { ...about, status: 'accepted', outcome: report.outcome, note: 'Goes on record once a worker runs.' };
		}
		const { outcome, repeated } = changed.result;
		return { ...about, status: repeated ? 'already recorded' : 'recorded', outcome };
	});
}

async function readReport(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ outcome: ReportedOutcome; note?: string }> {
	const { submissionSchema } = await import('../../temporal/contract/assignment');
	const outcome = context.getNodeParameter('outcome', itemIndex);
	const note = optionalText(context.getNodeParameter('note', itemIndex, ''));
	const report = submissionSchema.pick({ outcome: true, note: true }).safeParse({ outcome, ...(note && { note }) });
	if (report.success) return report.data;
	const problems = report.error.issues.map(({ path }): FieldProblem =>
		path[0] === 'note'
			? { field: 'Note', reason: 'is longer than 5,000 characters' }
			: { field: 'Outcome', reason: 'is none of done, partly and could-not' },
	);
	throw fieldError(context.getNode(), itemIndex, NOT_RECORDED, problems);
}
