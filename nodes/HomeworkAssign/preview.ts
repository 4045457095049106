import type { IDataObject } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { bringsAgreement } from './agreement';
import type { Check } from './check';
import { differingTerms } from './differing-terms';
import { spoken } from '../shared/instants';
import type { Wish } from './read-assignment';

/** What assigning would do, for "Execute step": nothing was started. */
export function preview(wish: Wish, check: Check): IDataObject {
	const { assignmentId, terms, consentGiven } = wish.input;
	const standing = check.recorded.get(assignmentId);
	return {
		assignmentId,
		workflowId: assignmentWorkflowId(assignmentId),
		status: 'preview',
		...(standing && { outcome: standing.outcome, differs: differingTerms(standing.terms, wish) }),
		checked: check.done,
		exerciseId: terms.exerciseId,
		deliverAt: terms.deliverAt,
		dueAt: terms.dueAt,
		plan: standing
			? [
					'Already assigned under this key: nothing would be started',
					...(bringsAgreement(wish, standing) ? ["The client's agreement to e-mail would go on record"] : []),
				]
			: [
					consentGiven
						? `${spoken(wish.deliverAt, terms.zone)}: a neutral message with a link goes to the client's e-mail address`
						: `${spoken(wish.deliverAt, terms.zone)}: a message goes out only if the client's agreement is on record already`,
					`${spoken(wish.dueAt, terms.zone)}: due; late answers are taken for as long as practice.yaml says`,
					`Times are in ${terms.zone}`,
				],
		note: 'Preview of a manual run: nothing was assigned. Switch on Options > Send for Real to assign.',
	};
}
