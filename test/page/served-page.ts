import type { AssignmentEvent } from '../../temporal/contract/event';
import { linkToken } from '../../temporal/contract/link-token';
import { HomeworkPage } from '../../nodes/HomeworkPage/HomeworkPage.node';
import { Deployment } from '../routes/deployment';
import { FlowServer } from '../routes/flow-server';

export const EXERCISE = {
	exerciseId: 'thought-record',
	version: 1,
	checksum: 'c'.repeat(64),
	title: 'Thought <b>record</b> & more',
	introduction: 'Write down "one" moment.\n\n<script>alert(1)</script>',
	steps: ['Name the moment.', 'Ask: <em>what</em> else?'],
};
export const PRACTICE = { name: 'Practice at the Park', crisisText: 'In a crisis call 112.' };

/** What the page says once an answer is in. */
export const DONE = 'Thank you, this is saved';

/** A deployment whose assignments are all given the exercise above; what they record is added to `events`. */
export async function startDeployment(events: AssignmentEvent[] = []): Promise<Deployment> {
	return await Deployment.start({
		recordAssignment: async () => ({
			kind: 'recorded',
			pinned: { exercise: EXERCISE, practice: PRACTICE, openDaysAfterDue: 14, confirm: false },
		}),
		recordEvent: async (event: AssignmentEvent) => void events.push(event),
	});
}

/** A published flow with a Homework Page node under this credential. */
export async function servePage(credentials: object): Promise<FlowServer> {
	return await FlowServer.start({
		id: 'flow-page',
		name: 'The page',
		nodeId: 'node-page',
		nodeName: 'Homework Page',
		nodeType: new HomeworkPage(),
		parameters: { takeOver: false },
		credentials: { ...credentials },
	});
}

/** The link to an assignment's page, as a message would carry it. */
export function linkTo(
	flow: FlowServer,
	{ ring }: Pick<Deployment, 'ring'>,
	assignmentId: string,
	generation = 0,
): string {
	return `${flow.productionUrl}?t=${linkToken(ring, { assignmentId, generation })}`;
}
