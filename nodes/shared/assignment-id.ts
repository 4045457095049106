import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { textLike } from './parameters/text';
import { Problem } from './problem';

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

/** What is said where somebody asks about an assignment that is not on record. */
export function notOnRecord(): Problem {
	return new Problem(
		'not-found',
		'No assignment is on record under this ID',
		'Check the Assignment ID in the output of Homework Assign. One that was just assigned may take a moment.',
	);
}
