import type { INodeProperties } from 'n8n-workflow';
import { assignParameters } from './assign/parameters';
import { changeDatesParameters } from './change-dates/parameters';
import { handOverParameters } from './hand-over/parameters';
import { withdrawParameters } from './withdraw/parameters';

/** The parameters of Homework Assign, in the words of the people who set up flows. */
export const assignProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Assign',
				value: 'assign',
				action: 'Assign homework to a client',
				description: 'Give a client an exercise and have it delivered',
			},
			{
				name: 'Change Dates',
				value: 'changeDates',
				action: 'Change the dates of an assignment',
				description: 'Move when an assignment is due, its session, or both; its reminders are planned anew',
			},
			{
				name: 'Hand Over',
				value: 'handOver',
				action: 'Hand assignments over to another clinician',
				description: "Make another clinician responsible: for an assignment, a client, or all of a clinician's",
			},
			{
				name: 'Withdraw',
				value: 'withdraw',
				action: 'Withdraw an assignment',
				description: 'Take an assignment back: its link stops working and nothing more is sent',
			},
		],
		default: 'assign',
	},
	...assignParameters,
	...changeDatesParameters,
	...handOverParameters,
	...withdrawParameters,
];
