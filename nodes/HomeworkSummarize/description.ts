import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../shared/assignment-id';

/** The parameters of Homework Summarize, in the words of the people who set up flows. */
export const summarizeProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Status of One Assignment',
				value: 'status',
				action: 'Get the status of one assignment',
				description: 'How an assignment stands and what happened so far, with one line in plain words',
			},
		],
		default: 'status',
	},
	assignmentIdParameter,
	{
		displayName: 'Include Name and Notes',
		name: 'includePersonal',
		type: 'boolean',
		default: false,
		description: "Whether to output the client's name and words. Leave off where the next step does not need them.",
	},
];
