import type { INodeProperties } from 'n8n-workflow';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const forStatus = { show: { operation: ['status'] } };

/** The parameters of the operation Status of One Assignment. */
export const statusParameters: INodeProperties[] = [
	{ ...assignmentOrReferenceParameter, displayOptions: forStatus },
	{
		displayName: 'Include Name and Notes',
		name: 'includePersonal',
		type: 'boolean',
		default: false,
		displayOptions: forStatus,
		description: "Whether to output the client's name and words. Leave off where the next step does not need them.",
	},
];

export const statusOperation: Operation = {
	option: {
		name: 'Status of One Assignment',
		value: 'status',
		action: 'Get the status of one assignment',
		description: 'How an assignment stands and what happened so far, with one line in plain words',
	},
	parameters: statusParameters,
	does: { tells: async () => (await import('./status')).status },
};
