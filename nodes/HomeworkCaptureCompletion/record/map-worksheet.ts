import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Field } from '../../../temporal/contract/exercise-fields';
import { assignmentIdOrReference, assignmentIdParameter } from '../../shared/assignment-id';
import { findAssignments } from '../../shared/by-reference';
import type { HomeworkConnection } from '../../shared/connection';
import { showFields } from '../../shared/worksheet/show-fields';

const NOTICE =
	'No fields to show: either this exercise asks for nothing to be written down, or the Assignment ID is not known before the flow runs. Then choose to map automatically, and items bring the fields by their names.';

/** What the exercise of the assignment asks for, for the editor. */
export async function mapWorksheet(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const assignment = this.getCurrentNodeParameter('assignmentId');
	return await showFields(this, (connection) => fieldsOf(connection, assignment), NOTICE);
}

async function fieldsOf(connection: HomeworkConnection, assignment: unknown): Promise<Field[] | undefined> {
	const reading = assignmentIdOrReference(assignment, assignmentIdParameter);
	if (reading.kind !== 'understood') return undefined;
	const find = await findAssignments(connection, [reading.value]);
	const found = find(reading.value);
	const { pageOf } = await import('../../shared/assignment-page');
	return 'id' in found ? (await pageOf(connection, found.id))?.exercise.fields : undefined;
}
