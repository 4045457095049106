import type { Submission } from '../../temporal/contract/change-inputs';
import { CHANGES, type Answered, type Asked, type ToAssignment } from '../../temporal/contract/changes';
import { assignmentWorkflowId, CONTRACT_VERSION } from '../../temporal/contract/names';
import { askIfAnswered } from './ask';
import type { Story } from './assignment-preview';
import { change, type Changed } from './change';
import type { HomeworkConnection } from './connection';
import { isProblem, Problem } from './problem';
import { startRequest } from './request';

/** As far as a change tells it. */
type Said = Partial<Pick<Submission, 'outcome' | 'note'>>;

/**
 * Tells an assignment of a change, as `change` does. Of one that is closed it says so, and has it put on record that the
 * change was asked for and could not be done. What is withdrawn already holds: asked for again, that changes nothing.
 *
 * @throws Problem `not-found` where nothing open has this id, `rejected` where it says why it does not take the change
 */
export async function changeAssignment<Name extends keyof ToAssignment>(
	connection: HomeworkConnection,
	assignmentId: string,
	name: Name,
	asked: Asked<Name>,
): Promise<Changed<Answered<Name>>> {
	try {
		return await change(connection, assignmentWorkflowId(assignmentId), name, asked);
	} catch (error) {
		if (!isProblem(error, 'not-found')) throw error;
		const story = await closedStory(connection, assignmentId);
		if (!story) throw error;
		if (name === 'withdraw' && story.outcome === 'withdrawn') return WITHDRAWN_BEFORE;
		const changeId = CHANGES[name].idOf(asked);
		await startRequest(connection, `not-taken/${changeId}`, {
			version: CONTRACT_VERSION,
			kind: 'keep-not-taken',
			assignmentId,
			change: name,
			changeId,
			...saidBy(asked),
		});
		throw new Problem(
			'not-found',
			`The assignment is closed (${OUTCOMES[story.outcome]}), so that nothing was changed`,
			'That it was asked for is on record in its story. To go on with the homework, assign it anew under another key.',
			{ cause: error },
		);
	}
}

/** What a withdrawal of what is withdrawn and closed comes to. */
const WITHDRAWN_BEFORE: Changed<Answered<'withdraw'>> = { taken: true, result: { repeated: true }, unchanged: true };

/** What a client said, where a change tells that. */
function saidBy(asked: object): Said {
	const { outcome, note }: Said = asked;
	return { ...(outcome !== undefined && { outcome }), ...(note !== undefined && { note }) };
}

/** What is on record of an assignment that is closed; undefined where nothing is, or nobody can say. */
async function closedStory(connection: HomeworkConnection, assignmentId: string): Promise<Story | undefined> {
	const story = await askIfAnswered(connection, 'assignmentStory', { assignmentId });
	return story && story.outcome !== 'open' ? story : undefined;
}

const OUTCOMES: Record<Story['outcome'], string> = {
	open: 'open',
	done: 'done',
	partly: 'partly done',
	'could-not': 'could not be done',
	'no-answer': 'without an answer',
	withdrawn: 'withdrawn',
	refused: 'not taken up',
};
