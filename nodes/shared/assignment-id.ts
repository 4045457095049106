import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { fieldError } from './fields';

/** The parameter by which a node is told which assignment it is about. */
export const assignmentIdParameter: INodeProperties = {
	displayName: 'Assignment ID',
	name: 'assignmentId',
	type: 'string',
	required: true,
	default: '={{ $json.assignmentId }}',
	description: 'The ID that Homework Assign gave out',
};

/**
 * The assignment that an item is about.
 *
 * @throws NodeOperationError when it is missing or cannot be an assignment ID
 */
export function readAssignmentId(context: IExecuteFunctions, itemIndex: number, refused: string): string {
	const value = context.getNodeParameter('assignmentId', itemIndex);
	if (typeof value === 'string' && ASSIGNMENT_ID.test(value.trim())) return value.trim();
	const reason = value ? 'must be the 22 letters, digits, - or _ that Homework Assign gave out' : 'is missing';
	throw fieldError(context.getNode(), itemIndex, refused, [{ field: 'Assignment ID', reason }]);
}

/** The form of `opaqueIdSchema` in the contract. */
const ASSIGNMENT_ID = /^[A-Za-z0-9_-]{22}$/;
