import type { INodeProperties } from 'n8n-workflow';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import { EFFORTS } from '../../shared/effort';
import type { Operation } from '../../shared/operation';

const forMarkReviewed = { show: { operation: ['markReviewed'] } };

/** The parameters of the operation Mark Reviewed. */
export const markReviewedParameters: INodeProperties[] = [
	{ ...assignmentOrReferenceParameter, displayOptions: forMarkReviewed },
	{
		displayName: 'Effort',
		name: 'effort',
		type: 'options',
		options: [
			...EFFORTS.map((words, rating) => ({ name: `${rating}: ${words}`, value: String(rating) })),
			{ name: 'Not Rated', value: '' },
		],
		default: '',
		displayOptions: forMarkReviewed,
		description: 'How much effort the answer shows, from 0 to 4. It is for the practice: the client never sees it.',
	},
	{
		displayName: 'Note to Client',
		name: 'noteToClient',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: forMarkReviewed,
		description:
			"At most 1,000 characters, for the client's page alone: no message tells of it. The newest review counts.",
	},
];

export const markReviewedOperation: Operation = {
	option: {
		name: 'Mark Reviewed',
		value: 'markReviewed',
		action: 'Mark a completion as reviewed',
		description: "Record that the clinician has looked at the answer, with a note that the client's page shows",
	},
	parameters: markReviewedParameters,
	does: { changes: async () => (await import('./mark-reviewed')).markReviewed },
};
