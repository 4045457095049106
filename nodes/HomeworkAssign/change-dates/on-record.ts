import type { IExecuteFunctions } from 'n8n-workflow';
import type { Terms } from '../../../temporal/contract/assignment';
import { askIfAnswered } from '../../shared/ask';
import { assignmentId } from '../../shared/assignment-id';
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

/**
 * Looks up the assignments of all items by one question. Of what is not on record yet, and of all where no worker answers, Temporal
 * tells what was asked for.
 */
export async function lookUpAll(context: IExecuteFunctions, connection: HomeworkConnection): Promise<OnRecord> {
	const read = (itemIndex: number) => new ItemParameters(context, itemIndex, changeDatesParameters, '');
	const ids = context.getInputData().map((_, itemIndex) => read(itemIndex).read('assignmentId', assignmentId));
	const assignmentIds = [...new Set(ids.filter((id) => id !== undefined))];
	const nothingElse = { schedules: [], deliveries: [], clients: [] };
	const answer = await askIfAnswered(connection, 'checkAssignments', { assignmentIds, ...nothingElse });
	const terms = new Map(answer?.recorded.map((recorded) => [recorded.assignmentId, recorded.terms]));
	await Promise.all(
		assignmentIds
			.filter((id) => !terms.has(id))
			.map(async (id) => {
				const standing = await standingIfAny(connection, id);
				if (standing !== undefined && standing !== 'refused') terms.set(id, standing.terms);
			}),
	);
	return { terms, dueWithinDays: answer?.dueWithinDays ?? Infinity };
}
