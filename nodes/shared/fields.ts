import { NodeOperationError, type INode } from 'n8n-workflow';

/** What is wrong with one field, to be read after its name: `is missing`. */
export interface FieldProblem {
	/** The field's name in the editor. */
	field: string;
	reason: string;
}

/** A refused item: every field at fault is named with its reason, and never with a client's name or address. */
export function fieldError(
	node: INode,
	itemIndex: number,
	refused: string,
	problems: FieldProblem[],
): NodeOperationError {
	const reasons = problems.map(({ field, reason }) => `${field} ${reason}`).join('; ');
	return new NodeOperationError(node, `${refused}: ${reasons}`, {
		itemIndex,
		description: 'Correct the item, or the expressions in this node that read it.',
	});
}

/** Trimmed text of a parameter; undefined where there is none, or where an expression gave something else. */
export function optionalText(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	return text === '' ? undefined : text;
}
