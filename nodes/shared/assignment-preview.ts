import type { IDataObject } from 'n8n-workflow';
import { ask } from './ask';
import type { HomeworkConnection } from './connection';
import { NOT_LOOKED_UP } from './later';
import { isProblem } from './problem';

/** What nothing is on record under, and what would come of that. */
const UNKNOWN =
	'No assignment is on record under this ID, so nothing would be done. Check the ID in the output of Homework Assign: ' +
	'one that was only previewed does not exist, and one that was just assigned may take a moment.';

/**
 * What a preview says of an assignment that would be changed: whose it is and how it stands, looked up and not only
 * believed, then what would be done. `checked` is false where no worker answered.
 *
 * @param plan what would be done, a line each
 * @throws Problem
 */
export async function previewOfAssignment(
	connection: HomeworkConnection,
	assignmentId: string,
	plan: string[],
): Promise<IDataObject> {
	try {
		const story = await ask(connection, 'assignmentStory', { assignmentId });
		if (!story) return { plan: [UNKNOWN], checked: true };
		const { clientName: client, line } = story;
		return { client, plan: [`${client}: ${line}`, ...plan], checked: true };
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) throw error;
		return { plan: [...plan, NOT_LOOKED_UP], checked: false };
	}
}
