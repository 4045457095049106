import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { idBeginning } from '../../temporal/contract/reference';
import { notUnderstood, understood, type Reader } from './parameters/reading';
import { text, textLike } from './parameters/text';
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

/** As `opaqueIdSchema` in the contract. */
const ID = /^[A-Za-z0-9_-]{22}$/;

/** Reads it. */
export const assignmentId = textLike(ID, 'must be the 22 letters, digits, - or _ that Homework Assign gave out');

/** An assignment by its ID, or by how that begins. */
export type NamedAssignment = { id: string } | { beginning: string };

/** The parameter, where the reference of a printed worksheet will do, too. */
export const assignmentOrReferenceParameter: INodeProperties = {
	...assignmentIdParameter,
	description: 'The ID that Homework Assign gave out, or the reference that stands on a printed worksheet',
};

/** Reads it. */
export const assignmentIdOrReference: Reader<NamedAssignment> = (value, property) => {
	const reading = text()(value, property);
	if (reading.kind !== 'understood') return reading;
	if (ID.test(reading.value)) return understood({ id: reading.value });
	const beginning = idBeginning(reading.value);
	return beginning === undefined ? notUnderstood(NEITHER) : understood({ beginning });
};

const NEITHER =
	'is neither an ID nor a reference: an ID has 22 letters, digits, - or _, as Homework Assign gave it out; a reference stands on a printed worksheet and has ten letters and digits, such as 7K3MQ-9XF2C';

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
