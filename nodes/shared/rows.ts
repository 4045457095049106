import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from './errors';
import { forEachItem } from './items';
import { RefusedItem } from './parameters/fields';

/**
 * What each item asks for, all of them read before anything is done: where one is at fault, nothing is. A node that is set to
 * continue gets the error of such an item in its place.
 *
 * @throws NodeOperationError that names the rows at fault with their fields
 */
export function readRows<T>(context: IExecuteFunctions, read: (itemIndex: number) => T): Array<T | Error> {
	const rows = context.getInputData().map((_, itemIndex) => {
		try {
			return read(itemIndex);
		} catch (error) {
			return toNodeError(context.getNode(), error, itemIndex);
		}
	});
	const refusals = rows.filter((row) => row instanceof NodeOperationError);
	if (refusals.length > 0 && !context.continueOnFail()) throw refusalOfAll(context, refusals);
	return rows;
}

/**
 * Reads what every item asks for, and then tells of each, many at a time. What is at fault is named as `readRows` has it.
 *
 * @param read refuses what is at fault, and asks nobody
 */
export async function tellOfEach<T>(
	context: IExecuteFunctions,
	read: (itemIndex: number) => T,
	tell: (asked: T) => Promise<IDataObject | IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const rows = readRows(context, read);
	return await forEachItem(context, async (itemIndex) => {
		const row = rows[itemIndex]!;
		if (row instanceof Error) throw row;
		return await tell(row);
	});
}

/** Which row of a sheet an item is, as n8n's sheet nodes number it. */
export function rowOf({ json: { row_number: row } }: INodeExecutionData): { row_number?: number } {
	return typeof row === 'number' ? { row_number: row } : {};
}

/** Rows that an error names; of more it says how many. */
const MOST_NAMED = 20;

/** One error that names the rows at fault, each with its fields, or with why an expression of it cannot be read. */
function refusalOfAll(context: IExecuteFunctions, refusals: NodeOperationError[]): NodeOperationError {
	const items = context.getInputData();
	const first = refusals[0]!;
	if (items.length === 1) return first;
	const refused = refusals.find((refusal) => refusal instanceof RefusedItem)?.refused ?? 'Nothing was done';
	const rows = refusals.slice(0, MOST_NAMED).map((refusal) => {
		const { itemIndex } = refusal.context;
		const { row_number: row } = rowOf(items[itemIndex as number]!);
		const place = row === undefined ? `Item ${Number(itemIndex) + 1}` : `Row ${row}`;
		return `${place}: ${refusal instanceof RefusedItem ? refusal.reasons : refusal.message}`;
	});
	const others = refusals.length - rows.length;
	if (others > 0) rows.push(`And ${others} more`);
	const few = refusals.length === 1 ? '1 is' : `${refusals.length} are`;
	return new NodeOperationError(
		context.getNode(),
		`${refused}: of ${items.length} items ${few} at fault. ${rows.join('. ')}`,
		{
			itemIndex: first.context.itemIndex as number,
			description: 'Correct these rows, or the expressions in this node that read them. Then run it again.',
		},
	);
}
