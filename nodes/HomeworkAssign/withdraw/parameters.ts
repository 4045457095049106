import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const forWithdraw = { show: { operation: ['withdraw'] } };
const withdrawing = (what: string) => ({ show: { operation: ['withdraw'], whatToWithdraw: [what] } });

/** The parameters of the operation Withdraw. */
export const withdrawParameters: INodeProperties[] = [
	{
		displayName: 'What to Withdraw',
		name: 'whatToWithdraw',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'All That One Execution Assigned', value: 'batch', description: 'As far as nobody has answered it' },
			{ name: 'One Assignment', value: 'assignment' },
		],
		default: 'assignment',
		displayOptions: forWithdraw,
	},
	{ ...assignmentIdParameter, displayOptions: withdrawing('assignment') },
	{
		displayName: 'Batch ID',
		name: 'batchId',
		type: 'string',
		required: true,
		default: '={{ $json.batchId }}',
		displayOptions: withdrawing('batch'),
		description: 'The ID that Homework Assign gave out with each item of that execution',
	},
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
