import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Outcome } from '../../temporal/contract/assignment';
import { ANSWERS } from '../../temporal/contract/event';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import type { Answer } from '../../temporal/contract/question';
import { askIfAnswered } from './ask';
import type { HomeworkConnection } from './connection';
import { spoken } from './instants';
import { NOT_LOOKED_UP } from './later';
import { isProblem } from './problem';

/** What is on record of an assignment. */
export type Story = NonNullable<Answer<'assignmentStory'>>;

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
	'could-not': 'could not',
	done: 'done',
	partly: 'partly done',
};

/**
 * What a preview says of an assignment that would be changed: whose it is and how it stands, looked up and not only
 * believed, then what would be done, or why nothing would. `checked` is false where no worker answered.
 *
 * @param plan what would be done, a line each, as the story has it or in general
 * @param only `open`: what is answered is not changed either; `answered`: what is not is not, and what has closed since is
 * @throws Problem
 */
export async function previewOfAssignment(
	connection: HomeworkConnection,
	assignmentId: string,
	plan: string[] | ((story?: Story) => string[]),
	only?: 'open' | 'answered',
): Promise<IDataObject> {
	const planned = (story?: Story) => (Array.isArray(plan) ? plan : plan(story));
	const story = await askIfAnswered(connection, 'assignmentStory', { assignmentId });
	if (story === undefined) return { plan: [...planned(), NOT_LOOKED_UP], checked: false };
	if (story === null) return { plan: [UNKNOWN], checked: true };
	const { clientName: client, line, outcome } = story;
	const answered = ANSWERED[outcome] && `already answered: ${ANSWERED[outcome]}`;
	const over =
		CLOSED[outcome] ??
		(await (only === 'answered' ? notAnswered(answered) : overBy(connection, assignmentId, answered, only)));
	const would = over === undefined ? planned(story) : [`Nothing would be changed: it is ${over}`];
	return { client, plan: [`${client}: ${line}`, ...would], checked: true };
}

/** What is done about an answer alone, also once it is closed. */
function notAnswered(answered: string | undefined): string | undefined {
	return answered === undefined ? 'not answered yet' : undefined;
}

/** In what way an answer ends what may be changed: that it was given at all, or that the assignment closed since. */
async function overBy(
	connection: HomeworkConnection,
	assignmentId: string,
	answered: string | undefined,
	only?: 'open',
): Promise<string | undefined> {
	if (answered === undefined || only) return answered;
	return (await isOpen(connection, assignmentId)) ? undefined : `${answered}, and closed`;
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

/** What was answered and when, where it was: `done, on Fri 27 Nov 2026, 15:49 (Europe/London)`. */
export function answerIn({ outcome, events, zone }: Story): string | undefined {
	const answered = ANSWERED[outcome];
	const at = events.findLast(({ kind }) => ANSWERS.includes(kind))?.at;
	if (answered === undefined || at === undefined) return undefined;
	return `${answered}, on ${spoken(DateTime.fromISO(at) as DateTime<true>, zone)} (${zone})`;
}
