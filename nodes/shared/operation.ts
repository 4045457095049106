import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { HomeworkConnection } from './connection';
import { forRealSwitches, saysForReal } from './for-real';
import { forEachItem, withNodeConnection } from './items';
import { choice } from './parameters/choice';
import { ItemParameters } from './parameters/parameters';
import type { Problem } from './problem';
import { readRows, rowOf } from './rows';
import { kindOfRun, whyUnclear } from './run';
import type { Scope } from './scope';
import { namesByValue } from './subtitle';

/** An operation of a node: how the editor shows it, and what it does. */
export interface Operation {
	option: INodePropertyOptions & { value: string; action: string };
	parameters: INodeProperties[];
	/** Where one chooses how much it is about; its parameters are among the operation's. */
	scope?: Scope;
	/** Loaded once it is needed: it brings luxon and zod, which would slow n8n's start. */
	does: Does;
}

/** Whoever reaches a person or changes a record says so, and gets the switch For Real and a preview by it. */
export type Does =
	| {
			tells: () => Promise<Telling>;
			/** What it tells where the service cannot be reached; an error, if left out. */ unreached?: () => Promise<Unreached>;
	  }
	| { changes: () => Promise<Changing> };

/** What an operation does with all items of a run that changes nothing by it. */
export type Telling = (context: IExecuteFunctions, connection: HomeworkConnection) => Promise<INodeExecutionData[]>;

/** What an operation tells of all items of a run although nothing can be reached, and why that is. */
export type Unreached = (context: IExecuteFunctions, problem: Problem) => Promise<INodeExecutionData[]>;

/**
 * Reads what the items of a run ask for, one after the other or all at once, and changes nothing yet.
 *
 * @returns what reads, or has read, one item
 */
export type Changing = (context: IExecuteFunctions, connection: HomeworkConnection) => ReadChange | Promise<ReadChange>;

export interface ReadChange {
	(itemIndex: number): Change;
	/** What is done at once for all items, and adds to what comes out of each. */
	finish?: (items: INodeExecutionData[]) => Promise<INodeExecutionData[]>;
}

/** What one item asks for. */
export interface Change {
	/** What it is about, by ids, which the item that comes out has. */
	about: IDataObject;
	/** What is changed, by an id: changes of the same are carried out in the order of the items. */
	changes?: string;
	/** Tells what would be done, in names and words. */
	preview: () => IDataObject | Promise<IDataObject>;
	/** Does it, and tells what came of it. */
	carryOut: () => Promise<IDataObject>;
}

/** All parameters of a node with these operations; `usual` is what a new node is set to. */
export function parametersWith(operations: Operation[], usual: string): INodeProperties[] {
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			options: operations.map(({ option }) => option),
			default: usual,
		},
		...operations.flatMap(({ parameters }) => parameters),
		...operations
			.filter(({ does }) => 'changes' in does)
			.flatMap(({ option, scope }) => forRealSwitches({ operation: option.value, scope })),
	];
}

/** What stands below the node's name in the editor: the name of its operation. */
export function subtitleOf(operations: Operation[]): string {
	return `={{ ${namesByValue({ options: operations.map(({ option }) => option) })}[$parameter["operation"]] }}`;
}

/**
 * Runs the operation that a node is set to. One that is not known is an error, and never another one; n8n takes no
 * expression for it, so that it is the same for all items. All items are read before anything is done. In a trial run, what
 * would change something shows a preview, unless the node's switch says that it is for real.
 */
export async function runOperation(
	context: IExecuteFunctions,
	operations: Operation[],
): Promise<INodeExecutionData[][]> {
	const unreached = async (problem: Problem) => {
		const { does } = chosenOperation(context, operations);
		return 'tells' in does ? await (await does.unreached?.())?.(context, problem) : undefined;
	};
	const run = async (connection: HomeworkConnection) => {
		const { option, scope, does } = chosenOperation(context, operations);
		if ('tells' in does) return await (await does.tells())(context, connection);
		const kind = kindOfRun(context);
		const switched = { operation: option.value, scope };
		const readChange = await (await does.changes())(context, connection);
		const rows = readRows(context, (itemIndex) => {
			const change = readChange(itemIndex);
			const isReal = kind === 'real' || saysForReal(context, itemIndex, switched, NOT_DONE);
			return { ...change, isReal };
		});
		const items = await forEachItem(context, async (itemIndex, inTurn) => {
			const row = rows[itemIndex]!;
			if (row instanceof Error) throw row;
			const { about: ids, changes, preview, carryOut, isReal } = row;
			const about = { ...ids, ...rowOf(context.getInputData()[itemIndex]!) };
			if (isReal) return { ...(await (changes === undefined ? carryOut() : inTurn(changes, carryOut))), ...about };
			if (kind === 'unclear') throw unclear(context, itemIndex);
			return { status: 'preview', ...(await preview()), note: PREVIEW, ...about };
		});
		return readChange.finish ? await readChange.finish(items) : items;
	};
	return await withNodeConnection(context, run, unreached);
}

const PREVIEW =
	'Preview of a test run: nothing was changed and nobody was written to. To have a test run do it, switch on For Real.';

const NOT_DONE = 'Nothing was done';

function chosenOperation(context: IExecuteFunctions, operations: Operation[]): Operation {
	const parameters = new ItemParameters(context, 0, parametersWith(operations, ''), NOT_DONE);
	const chosen = parameters.need('operation', choice());
	const operation = operations.find(({ option }) => option.value === chosen);
	if (!operation) throw parameters.refusal();
	return operation;
}

function unclear(context: IExecuteFunctions, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), `${NOT_DONE}: nobody knows whether this run is a test`, {
		itemIndex,
		description:
			`${whyUnclear(context)} If this node is to do its work all the same, switch on For Real in it. ` +
			'Test runs of this flow then do it, too.',
	});
}
