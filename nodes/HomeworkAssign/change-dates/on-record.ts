import type { IExecuteFunctions } from 'n8n-workflow';
import type { Terms } from '../../../temporal/contract/assignment';
import { askIfAnswered } from '../../shared/ask';
import { assignmentId } from '../../shared/assignment-id';
import { mapConcurrently } from '../../shared/concurrency';
import type { HomeworkConnection } from '../../shared/connection';
import { ItemParameters } from '../../shared/parameters/parameters';
import { standingIfAny } from '../assign/start';
import { changeDatesParameters } from './parameters';

/** What holds of the assignments of an execution, and how far ahead the practice lets dates lie. */
export interface OnRecord {
	/** By assignment id; of what no worker tells, as it was asked for at first. */
	terms: Map<string, Terms>;
	/** In days; without a worker nothing is too far ahead. */
	dueWithinDays: number;
}

/** Assignments in one question: the answer holds their terms, and Temporal takes 2 MB. */
const MOST_PER_QUESTION = 2_000;

/** Assignments that Temporal is asked about at the same time. */
const IN_FLIGHT = 50;

/**
 * Looks up the assignments of all items by one question. Of what is not on record yet, and of all where no worker answers, Temporal
 * tells what was asked for.
 */
export async function lookUpAll(context: IExecuteFunctions, connection: HomeworkConnection): Promise<OnRecord> {
	const read = (itemIndex: number) => new ItemParameters(context, itemIndex, changeDatesParameters, '');
	const ids = context.getInputData().map((_, itemIndex) => read(itemIndex).read('assignmentId', assignmentId));
	const assignmentIds = [...new Set(ids.filter((id) => id !== undefined))];
	const terms = new Map<string, Terms>();
	let dueWithinDays = Infinity;
	for (let start = 0; start < assignmentIds.length; start += MOST_PER_QUESTION) {
		const part = assignmentIds.slice(start, start + MOST_PER_QUESTION);
		const nothingElse = { schedules: [], deliveries: [], clients: [] };
		const answer = await askIfAnswered(connection, 'checkAssignments', { assignmentIds: part, ...nothingElse });
		if (!answer) break;
		for (const recorded of answer.recorded) terms.set(recorded.assignmentId, recorded.terms);
		dueWithinDays = answer.dueWithinDays;
	}
	const unknown = assignmentIds.filter((id) => !terms.has(id));
	await mapConcurrently(unknown, IN_FLIGHT, async (id) => {
		const standing = await standingIfAny(connection, id);
		if (standing !== undefined && standing !== 'refused') terms.set(id, standing.terms);
	});
	return { terms, dueWithinDays };
}
