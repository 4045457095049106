import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

const forScorecard = { show: { operation: ['scorecard'] } };

/** The parameters of the operation Scorecard. */
export const scorecardParameters: INodeProperties[] = [
	{
		displayName: 'Month',
		name: 'scorecardMonth',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Last Month', value: 'last', description: 'The one that is over' },
			{ name: 'This Month', value: 'this', description: 'What is due in it so far' },
			{ name: 'Another Month', value: 'other' },
		],
		default: 'last',
		displayOptions: forScorecard,
	},
	{
		displayName: 'Which Month',
		name: 'scorecardOf',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 2026-11',
		displayOptions: { show: { operation: ['scorecard'], scorecardMonth: ['other'] } },
		description: 'Year and month, or any day of it, on the calendar of this flow',
	},
	{
		displayName: 'Months of Trend',
		name: 'scorecardMonths',
		type: 'number',
		default: 12,
		typeOptions: { minValue: 1, maxValue: 60 },
		displayOptions: forScorecard,
		description: 'How many months are told of, with that one. Empty means 12.',
	},
];

export const scorecardOperation: Operation = {
	option: {
		name: 'Scorecard',
		value: 'scorecard',
		action: 'Tell the scorecard of a month',
		description: 'How the homework went that was due in a month: rates with their counts, by exercise and by clinician',
	},
	parameters: scorecardParameters,
	does: { tells: async () => (await import('./scorecard')).scorecard },
};
