import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const forWithdraw = { show: { operation: ['withdraw'] } };

/** The parameters of the operation Withdraw. */
export const withdrawParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: forWithdraw },
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		displayOptions: forWithdraw,
		placeholder: 'e.g. Assigned by mistake',
		description: 'For the record',
	},
];

export const withdrawOperation: Operation = {
	option: {
		name: 'Withdraw',
		value: 'withdraw',
		action: 'Withdraw an assignment',
		description: 'Take an assignment back: its link stops working and nothing more is sent',
	},
	parameters: withdrawParameters,
	does: { changes: async () => (await import('./withdraw')).withdraw },
};
