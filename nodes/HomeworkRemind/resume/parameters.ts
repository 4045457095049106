import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Resume Reminders. */
export const resumeParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: { show: { operation: ['resume'] } } },
];

export const resumeOperation: Operation = {
	option: {
		name: 'Resume Reminders',
		value: 'resume',
		action: 'Resume the reminders of an assignment',
		description: 'Let those reminders go out that are still ahead',
	},
	parameters: resumeParameters,
	does: { changes: async () => (await import('./resume')).resume },
};
