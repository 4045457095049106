import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { textLike } from './parameters/text';

/** The parameter by which a node is told which assignment it is about. */
export const assignmentIdParameter: INodeProperties = {
	displayName: 'Assignment ID',
	name: 'assignmentId',
	type: 'string',
	required: true,
	default: '={{ $json.assignmentId }}',
	description: 'The ID that Homework Assign gave out',
};

/** Reads it; the form is that of `opaqueIdSchema` in the contract. */
export const assignmentId = textLike(
	/^[A-Za-z0-9_-]{22}$/,
	'must be the 22 letters, digits, - or _ that Homework Assign gave out',
);

/** By which ids an item says which assignment it is about. */
export function aboutAssignment(id: string): IDataObject {
	return { assignmentId: id, workflowId: assignmentWorkflowId(id) };
}
