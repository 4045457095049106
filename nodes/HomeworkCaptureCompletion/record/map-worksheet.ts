import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { assignmentIdOrReference, assignmentIdParameter } from '../../shared/assignment-id';
import { findAssignments } from '../../shared/by-reference';
import type { HomeworkConnection } from '../../shared/connection';
import { isKnownLater, ONCE_IT_RUNS, showFields, shown, type ShownFields } from '../../shared/worksheet/show-fields';

const { displayName: LABEL } = assignmentIdParameter;

const KNOWN_LATER = `Give the ${LABEL}, or the reference on a printed worksheet, to see the fields of its exercise. ${ONCE_IT_RUNS}`;
const NOT_THERE = `No fields to show: no homework is on record under this ${LABEL}, or it was just assigned and takes a moment.`;
const ASKS_NOTHING = 'No fields to show: this exercise asks for nothing to be written down.';

/** What the exercise of the assignment asks for, for the editor. */
export async function mapWorksheet(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const assignment = this.getCurrentNodeParameter('assignmentId');
	return await showFields(this, (connection) => fieldsOf(connection, assignment));
}

async function fieldsOf(connection: HomeworkConnection, assignment: unknown): Promise<ShownFields> {
	if (isKnownLater(assignment)) return { notice: KNOWN_LATER };
	const reading = assignmentIdOrReference(assignment, assignmentIdParameter);
	if (reading.kind === 'absent') return { notice: KNOWN_LATER };
	if (reading.kind !== 'understood') return { notice: noticeOf(reading.reason) };
	const find = await findAssignments(connection, [reading.value]);
	const found = find(reading.value);
	if ('reason' in found) return { notice: noticeOf(found.reason) };
	const { pageOf } = await import('../../shared/assignment-page');
	const page = await pageOf(connection, found.id);
	return page ? shown(page.exercise.fields, ASKS_NOTHING) : { notice: NOT_THERE };
}

function noticeOf(reason: string): string {
	return `No fields to show: ${LABEL} ${reason}.`;
}
