import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { HomeworkConnection } from './connection';
import { withNodeConnection } from './items';
import { choice } from './parameters/choice';
import { ItemParameters } from './parameters/parameters';

/** What a node does with its items. */
export type Operation = (context: IExecuteFunctions, connection: HomeworkConnection) => Promise<INodeExecutionData[]>;

/**
 * Runs the operation that a node is set to. Each is loaded once it is needed: it brings luxon and zod, which would slow
 * n8n's start. One that is not known is an error, and never another one; n8n takes no expression for it, so that it is
 * the same for all items.
 */
export async function runOperation(
	context: IExecuteFunctions,
	properties: INodeProperties[],
	operations: Record<string, () => Promise<Operation>>,
): Promise<INodeExecutionData[][]> {
	return await withNodeConnection(context, async (connection) => {
		const operation = await operations[chosenOperation(context, properties)]!();
		return await operation(context, connection);
	});
}

function chosenOperation(context: IExecuteFunctions, properties: INodeProperties[]): string {
	const parameters = new ItemParameters(context, 0, properties, 'Nothing was done');
	const operation = parameters.need('operation', choice());
	if (operation === undefined) throw parameters.refusal();
	return operation;
}
