import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import { EFFORTS } from '../../shared/effort';
import type { Operation } from '../../shared/operation';

const forMarkReviewed = { show: { operation: ['markReviewed'] } };

/** The parameters of the operation Mark Reviewed. */
export const markReviewedParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: forMarkReviewed },
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
			"Shown on the client's page, kept encrypted, and sent in no message; at most 1,000 characters. The newest review counts: without a note, the page shows none any more.",
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
