import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Pause Reminders. */
export const pauseParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: { show: { operation: ['pause'] } } },
];

export const pauseOperation: Operation = {
	option: {
		name: 'Pause Reminders',
		value: 'pause',
		action: 'Pause the reminders of an assignment',
		description: 'Hold reminders back until they are resumed; those whose time comes meanwhile are skipped',
	},
	parameters: pauseParameters,
	does: { changes: async () => (await import('./pause')).pause },
};
