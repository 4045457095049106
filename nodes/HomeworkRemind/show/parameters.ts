import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Show Reminders. */
export const showParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: { show: { operation: ['show'] } } },
];

export const showOperation: Operation = {
	option: {
		name: 'Show Reminders',
		value: 'show',
		action: 'Show the reminders of an assignment',
		description: 'What is planned when, what went out, and what was skipped and why',
	},
	parameters: showParameters,
	does: { tells: async () => (await import('./show')).show },
};
