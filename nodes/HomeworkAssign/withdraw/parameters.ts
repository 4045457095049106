import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';

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
	{
		displayName: 'Withdraw for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: forWithdraw,
		description: 'Whether "Execute step" withdraws, too. Otherwise it shows a preview and changes nothing.',
	},
];
