import type { IExecuteFunctions, INodeProperties, NodeOperationError } from 'n8n-workflow';
import { fieldError, Fields } from './fields';

/** The parameters of one item. Every field at fault is named by its label with the reason why. */
export class ItemParameters extends Fields {
	/**
	 * @param properties those of the operation, which tell labels, options, and what is required
	 * @param refused how every refusal begins: `Nothing was assigned`
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
		properties: INodeProperties[],
		private readonly refused: string,
	) {
		super((name) => context.getNodeParameter(name, itemIndex, null), properties, []);
	}

	/** @throws NodeOperationError when any field read so far is at fault; it never holds a client's name or address */
	check(): void {
		if (this.problems.length > 0) throw this.refusal();
	}

	/** The error that names every field at fault. */
	refusal(): NodeOperationError {
		return fieldError(this.context.getNode(), this.itemIndex, this.refused, this.problems);
	}
}

/** Of a node's parameters those that an operation has. */
export function parametersOf(operation: string, properties: INodeProperties[]): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const shown = displayOptions?.show?.operation;
		return (shown?.includes(operation) ?? true) && !displayOptions?.hide?.operation?.includes(operation);
	});
}
