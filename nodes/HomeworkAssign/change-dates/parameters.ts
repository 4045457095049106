import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const forChangeDates = { show: { operation: ['changeDates'] } };

/** The parameters of the operation Change Dates. */
export const changeDatesParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: forChangeDates },
	{
		displayName: 'New Due',
		name: 'newDue',
		type: 'string',
		default: '',
		displayOptions: forChangeDates,
		placeholder: 'e.g. 2026-12-01 18:00',
		description:
			"Empty to leave it as it is. By the client's clock; a date without a time means the end of the client's day.",
	},
	{
		displayName: 'New Session',
		name: 'newSession',
		type: 'string',
		default: '',
		displayOptions: forChangeDates,
		placeholder: 'e.g. 2026-12-02 10:00',
		description: "When the client comes next, by the practice's clock. Empty to leave it as it is.",
	},
	{
		displayName: 'No Session Any More',
		name: 'noSession',
		type: 'boolean',
		default: false,
		displayOptions: forChangeDates,
		description:
			'Whether the session was cancelled without another. Its brief and reminders are taken back; due stays.',
	},
	{
		displayName: 'New Time Zone',
		name: 'newTimeZone',
		type: 'string',
		default: '',
		displayOptions: forChangeDates,
		placeholder: 'e.g. America/Los_Angeles',
		description: "The client's zone from now on: messages keep to its hours. Empty to leave it as it is.",
	},
	{
		displayName: 'Time Zone',
		name: 'datesTimeZone',
		type: 'string',
		default: '',
		displayOptions: forChangeDates,
		placeholder: 'e.g. Europe/London',
		description: "Zone in which these dates are read. Empty for the new time zone, or else the client's on record.",
	},
	{
		displayName: 'Session Time Zone',
		name: 'sessionTimeZone',
		type: 'string',
		default: '',
		displayOptions: forChangeDates,
		placeholder: 'e.g. Europe/Berlin',
		description:
			"The practice's zone, where New Session is written by its clock. Empty for Time Zone, or else the flow's own.",
	},
];

export const changeDatesOperation: Operation = {
	option: {
		name: 'Change Dates',
		value: 'changeDates',
		action: 'Change the dates of an assignment',
		description: 'Move when an assignment is due, its session, or both; its reminders are planned anew',
	},
	parameters: changeDatesParameters,
	does: { changes: async () => (await import('./change-dates')).changeDates },
};
