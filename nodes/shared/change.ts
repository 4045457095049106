import { CHANGES, unchangedAnswer, type Answered, type Asked, type ChangeName } from '../../temporal/contract/changes';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/** How long a worker has to take up a change before it is left to it as a Signal, in milliseconds; see `Patience`. */
const UPDATE_MS = 3_000;

/**
 * A change that a worker answered, `unchanged` where it held already or was made before, or one that Temporal keeps until a
 * worker takes it up.
 */
export type Changed<Result> = { taken: true; result: Result; unchanged: boolean } | { taken: false };

/**
 * Tells a workflow of a change: by Update while a worker is there and Temporal takes Updates, else by the Signal of the same
 * name and content. The workflow takes it once.
 *
 * @param workflowId of the assignment, or of the brief that is told
 * @throws Problem `not-found` where nothing open has this id, `rejected` where it says why it does not take the change
 */
export async function change<Name extends ChangeName>(
	connection: HomeworkConnection,
	workflowId: string,
	name: Name,
	asked: Asked<Name>,
): Promise<Changed<Answered<Name>>> {
	const updateId = CHANGES[name].idOf(asked);
	try {
		const result = await connection.answered(
			(client) =>
				client.workflow
					.getHandle(workflowId)
					.executeUpdate<Answered<Name>, [Asked<Name>]>(name, { args: [asked], updateId }),
			UPDATE_MS,
		);
		return { taken: true, result, unchanged: false };
	} catch (error) {
		const standing = unchangedAnswer<Name>(error);
		if (standing !== undefined) return { taken: true, result: standing, unchanged: true };
		if (!isProblem(error, 'timeout', 'not-passed-on')) throw error;
	}
	await connection.call((client) => client.workflow.getHandle(workflowId).signal(name, asked));
	return { taken: false };
}
