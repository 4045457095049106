import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Hindrance, Submission } from '../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { submit } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText, type FieldProblem } from '../shared/fields';
import { forEachItem } from '../shared/items';

const forRecord = { show: { operation: ['record'] } };

/** Why a client could not do it, as staff read it; the order is that of the alphabet. */
const HINDRANCES: Record<Hindrance, string> = {
	'not-right-now': 'Did Not Feel Right at the Moment',
	forgot: 'Forgot',
	'no-time': 'No Time',
	other: 'Something Else',
	'too-difficult': 'Too Difficult',
	unclear: 'Unclear What to Do',
};

export const recordParameters: INodeProperties[] = [
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		options: [
			{ name: 'Could Not', value: 'could-not', description: 'The client could not do it' },
			{ name: 'Done', value: 'done', description: 'The client did it' },
			{ name: 'Partly', value: 'partly', description: 'The client did some of it' },
		],
		default: 'done',
		displayOptions: forRecord,
		description: 'What the client told your staff',
	},
	{
		displayName: 'What Got in the Way',
		name: 'hindrance',
		type: 'options',
		options: [
			...Object.entries(HINDRANCES).map(([value, name]) => ({ name, value })),
			{ name: 'Was Not Said', value: '' },
		],
		default: '',
		displayOptions: { show: { operation: ['record'], outcome: ['could-not'] } },
		description: 'Why the client could not do it, as far as your staff were told',
	},
	{
		displayName: 'Reflection',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: forRecord,
		description: 'What the client said about it, kept encrypted; at most 5,000 characters',
	},
	{
		displayName: 'Record for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: forRecord,
		description: 'Whether "Execute step" records, too. Otherwise it shows a preview and changes nothing.',
	},
];

type Report = Pick<Submission, 'outcome' | 'hindrance' | 'note'>;

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

async function readReport(context: IExecuteFunctions, itemIndex: number): Promise<Report> {
	const { submissionSchema } = await import('../../temporal/contract/assignment');
	const outcome = context.getNodeParameter('outcome', itemIndex);
	const hindrance = optionalText(context.getNodeParameter('hindrance', itemIndex, ''));
	const note = optionalText(context.getNodeParameter('note', itemIndex, ''));
	const report = submissionSchema
		.pick({ outcome: true, hindrance: true, note: true })
		.safeParse({ outcome, ...(hindrance && { hindrance }), ...(note && { note }) });
	const problems: FieldProblem[] = report.success ? [] : report.error.issues.map(({ path }) => REFUSED[fieldOf(path)]);
	if (hindrance && outcome !== 'could-not') {
		problems.push({ field: REFUSED.hindrance.field, reason: 'goes with the outcome could-not only' });
	}
	if (report.success && problems.length === 0) return report.data;
	throw fieldError(context.getNode(), itemIndex, NOT_RECORDED, problems);
}

function fieldOf([field]: PropertyKey[]): keyof Report {
	return field as keyof Report;
}

const REFUSED: Record<keyof Report, FieldProblem> = {
	outcome: { field: 'Outcome', reason: 'is none of done, partly and could-not' },
	hindrance: { field: 'What Got in the Way', reason: `is none of ${Object.keys(HINDRANCES).join(', ')}` },
	note: { field: 'Reflection', reason: 'is longer than 5,000 characters' },
};
