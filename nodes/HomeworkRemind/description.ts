import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../shared/assignment-id';
import { applyPolicyParameters } from './apply-policy/parameters';
import { steeringParameters } from './steer/parameters';

/** The parameters of Homework Remind, in the words of the people who set up flows. */
export const remindProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Apply Policy',
				value: 'applyPolicy',
				action: 'Apply the reminder policy to open assignments',
				description: 'Plan the reminders of open assignments anew, as practice.yaml and exercises say today',
			},
			{
				name: 'Pause Reminders',
				value: 'pause',
				action: 'Pause the reminders of an assignment',
				description: 'Hold reminders back until they are resumed; those whose time comes meanwhile are skipped',
			},
			{
				name: 'Resume Reminders',
				value: 'resume',
				action: 'Resume the reminders of an assignment',
				description: 'Let those reminders go out that are still ahead',
			},
			{
				name: 'Send Now',
				value: 'sendNow',
				action: 'Remind of an assignment now',
				description: 'Remind the client when hours and limits allow, or send homework again that did not arrive',
			},
			{
				name: 'Show Reminders',
				value: 'show',
				action: 'Show the reminders of an assignment',
				description: 'What is planned when, what went out, and what was skipped and why',
			},
		],
		default: 'show',
	},
	{ ...assignmentIdParameter, displayOptions: { hide: { operation: ['applyPolicy'] } } },
	...steeringParameters,
	...applyPolicyParameters,
];
