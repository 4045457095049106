import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { mapConcurrently } from './concurrency';
import { CREDENTIAL, type HomeworkConnection, type HomeworkCredentials, withConnection } from './connection';
import { toNodeError } from './errors';
import { Problem } from './problem';
import { Turns } from './turns';

/** Items that are worked on at the same time. */
const IN_FLIGHT = 50;

/**
 * Runs a node over one pooled connection under its credential; what fails before any item is the failure of every item.
 *
 * @param unreached tells of all items without a connection, where there is something to tell
 */
export async function withNodeConnection(
	context: IExecuteFunctions,
	use: (connection: HomeworkConnection) => Promise<INodeExecutionData[]>,
	unreached: (problem: Problem) => Promise<INodeExecutionData[] | undefined> = async () => undefined,
): Promise<INodeExecutionData[][]> {
	try {
		const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
		return [await withConnection(credentials, (connection) => use(connection.forRun()))];
	} catch (error) {
		const told = error instanceof Problem && (await unreached(error).catch(() => undefined));
		if (told) return [told];
		const failure = error instanceof Problem ? error : toNodeError(context.getNode(), error, 0);
		if (context.continueOnFail()) return [context.getInputData().map((_, itemIndex) => failedItem(failure, itemIndex))];
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Does something once what the items before this one do to the same thing is over; to be asked for before anything else is awaited. */
export type InTurn = Turns['take'];

/**
 * Works on every item, many at a time, and emits what it gives, one item or several, paired with it. What is done in turn goes in
 * the order of the items. An item that fails ends the execution, or becomes an error item where the node is set to continue.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	work: (itemIndex: number, inTurn: InTurn) => Promise<IDataObject | IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const turns = new Turns(context.continueOnFail());
	const inTurn: InTurn = (thing, doIt) => turns.take(thing, doIt);
	const made = await mapConcurrently(context.getInputData(), IN_FLIGHT, async (_, itemIndex) => {
		try {
			const results = [await work(itemIndex, inTurn)].flat();
			return results.map((json) => ({ json, pairedItem: { item: itemIndex } }));
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, itemIndex);
			if (context.continueOnFail()) return [failedItem(nodeError, itemIndex)];
			throw nodeError;
		}
	});
	return made.flat();
}

/** n8n takes an item for failed by these very fields. */
export function failedItem(
	error: { message: string; description?: string | null },
	itemIndex: number,
): INodeExecutionData {
	return {
		json: { error: error.message, ...(error.description && { details: error.description }) },
		pairedItem: { item: itemIndex },
	};
}
