import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Hindrance, Submission } from '../../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { assignmentId } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import type { HomeworkConnection } from '../../shared/connection';
import { forEachItem } from '../../shared/items';
import { choice } from '../../shared/parameters/choice';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters, parametersOf } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { captureProperties } from '../description';

type Report = Pick<Submission, 'outcome' | 'hindrance' | 'note'>;

const NOT_RECORDED = 'Nothing was recorded';

/** As in the contract's `submissionSchema`. */
const LONGEST_REFLECTION = 5000;

/** Records for every item what a client told the staff. The first answer of an assignment stands. */
export async function record(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const submittedAt = new Date().toISOString();
	return await forEachItem(context, async (itemIndex, inTurn): Promise<IDataObject> => {
		const parameters = new ItemParameters(context, itemIndex, parametersOf('record', captureProperties), NOT_RECORDED);
		const id = parameters.need('assignmentId', assignmentId)!;
		const report = readReport(parameters);
		const forReal = parameters.read('forReal', flag);
		parameters.check();
		const about = { assignmentId: id, workflowId: assignmentWorkflowId(id) };
		if (context.getMode() === 'manual' && !forReal) {
			return {
				...about,
				status: 'preview',
				outcome: report.outcome,
				note: 'Preview of a manual run: nothing was recorded. Switch on Record for Real to record.',
			};
		}
		const submissionId = changeId(context, connection.ring, itemIndex, { id, ...report });
		const changed = await inTurn(id, () =>
			change(connection, about.workflowId, 'submit', { ...report, submissionId, reportedBy: 'staff', submittedAt }),
		);
		if (!changed.taken) {
			return { ...about, status: 'accepted', outcome: report.outcome, note: 'Goes on record once a worker runs.' };
		}
		const { outcome, repeated } = changed.result;
		return { ...about, status: repeated ? 'already recorded' : 'recorded', outcome };
	});
}

function readReport(parameters: ItemParameters): Report {
	const outcome = parameters.need('outcome', choice<Report['outcome']>());
	const hindrance = parameters.read('hindrance', choice<Hindrance>());
	const note = parameters.read('note', text({ longest: LONGEST_REFLECTION, lines: true }));
	if (hindrance && outcome && outcome !== 'could-not') {
		parameters.refuse('hindrance', `goes with the ${parameters.label('outcome')} Could Not only`);
	}
	return { outcome: outcome!, ...(hindrance && { hindrance }), ...(note && { note }) };
}
