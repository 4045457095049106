import type { IExecuteFunctions, INode, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { fieldError, Fields } from './fields';

/** The parameters of a node. Every field at fault is named by its label with the reason why. */
abstract class Parameters extends Fields {
	protected constructor(
		valueOf: (name: string) => unknown,
		properties: INodeProperties[],
		private readonly context: { getNode(): INode },
		private readonly itemIndex: number,
		private readonly refused: string,
	) {
		super(valueOf, properties, []);
	}

	/** @throws NodeOperationError when any field read so far is at fault */
	check(): void {
		if (this.problems.length > 0) throw this.refusal();
	}

	/** The error that names every field at fault. */
	refusal(): NodeOperationError {
		return fieldError(this.context.getNode(), this.itemIndex, this.refused, this.problems);
	}
}

/** The parameters of one item. */
export class ItemParameters extends Parameters {
	/**
	 * @param properties those of the operation, which tell labels, options, and what is required
	 * @param refused how every refusal begins: `Nothing was assigned`
	 */
	constructor(context: IExecuteFunctions, itemIndex: number, properties: INodeProperties[], refused: string) {
		super((name) => context.getNodeParameter(name, itemIndex, null), properties, context, itemIndex, refused);
	}
}

/** The same as they are set in the node: what is set to Expression begins with `=`, and is not evaluated. */
export class SetParameters extends Parameters {
	constructor(context: IExecuteFunctions, itemIndex: number, properties: INodeProperties[], refused: string) {
		const asSet = (name: string) => context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
		super(asSet, properties, context, itemIndex, refused);
	}
}

/** What n8n hands to a node that has no items: a trigger's hook or webhook. */
export interface WithoutItems {
	getNode(): INode;
	getNodeParameter(name: string, fallback: null): unknown;
}

/** The parameters of a node that has no items. */
export class FixedParameters extends Parameters {
	constructor(context: WithoutItems, properties: INodeProperties[], refused: string) {
		super((name) => context.getNodeParameter(name, null), properties, context, 0, refused);
	}
}
