import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { askIfAnswered } from './ask';
import type { HomeworkConnection } from './connection';
import { NOT_LOOKED_UP } from './later';
import { isProblem } from './problem';

/** What nothing is on record under, and what would come of that. */
const UNKNOWN =
	'No assignment is on record under this ID, so nothing would be done. Check the ID in the output of Homework Assign: ' +
	'one that was only previewed does not exist, and one that was just assigned may take a moment.';

/** How an assignment stands that takes a change no more: whatever is asked, and what is for an open one only. */
const CLOSED: Partial<Record<Outcome, string>> = {
	'no-answer': 'closed without an answer',
	refused: 'not taken up',
	withdrawn: 'withdrawn',
};
const ANSWERED: Partial<Record<Outcome, string>> = {
	'could-not': 'already answered: could not',
	done: 'already answered: done',
	partly: 'already answered: partly done',
};

/**
 * What a preview says of an assignment that would be changed: whose it is and how it stands, looked up and not only
 * believed, then what would be done, or why nothing would. `checked` is false where no worker answered.
 *
 * @param plan what would be done, a line each
 * @param only `open`: what is answered is not changed either
 * @throws Problem
 */
export async function previewOfAssignment(
	connection: HomeworkConnection,
	assignmentId: string,
	plan: string[],
	only?: 'open',
): Promise<IDataObject> {
	const story = await askIfAnswered(connection, 'assignmentStory', { assignmentId });
	if (story === undefined) return { plan: [...plan, NOT_LOOKED_UP], checked: false };
	if (story === null) return { plan: [UNKNOWN], checked: true };
	const { clientName: client, line, outcome } = story;
	const answered = ANSWERED[outcome];
	const over =
		CLOSED[outcome] ??
		(only && answered) ??
		(answered !== undefined && !(await isOpen(connection, assignmentId)) ? `${answered}, and closed` : undefined);
	const would = over === undefined ? plan : [`Nothing would be changed: it is ${over}`];
	return { client, plan: [`${client}: ${line}`, ...would], checked: true };
}

/** The close of what was answered is no step on record: that its workflow is over says it. */
async function isOpen(connection: HomeworkConnection, assignmentId: string): Promise<boolean> {
	const workflowId = assignmentWorkflowId(assignmentId);
	try {
		const { status } = await connection.call((client) => client.workflow.getHandle(workflowId).describe());
		return status.name === 'RUNNING';
	} catch (error) {
		if (isProblem(error, 'not-found')) return false;
		throw error;
	}
}
