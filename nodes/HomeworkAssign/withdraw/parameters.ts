import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';

/** What is withdrawn. */
export const withdrawScope = new Scope<'batch'>({
	operation: 'withdraw',
	name: 'whatToWithdraw',
	displayName: 'What to Withdraw',
	many: [{ name: 'All That One Execution Assigned', value: 'batch', description: 'As far as nobody has answered it' }],
	usual: 'assignment',
});

/** The parameters of the operation Withdraw. */
export const withdrawParameters: INodeProperties[] = [
	...withdrawScope.parameters,
	{
		displayName: 'Batch ID',
		name: 'batchId',
		type: 'string',
		required: true,
		default: '={{ $json.batchId }}',
		displayOptions: withdrawScope.showing('batch'),
		description: 'The ID that Homework Assign gave out with each item of that execution',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		displayOptions: { show: { operation: ['withdraw'] } },
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
	scope: withdrawScope,
	does: { changes: async () => (await import('./withdraw')).withdraw },
};
