import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Send Now. */
export const sendNowParameters: INodeProperties[] = [
	{ ...assignmentIdParameter, displayOptions: { show: { operation: ['sendNow'] } } },
	{
		displayName: 'Send at Any Hour',
		name: 'anyHour',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['sendNow'] } },
		description:
			'Whether it goes out now although it is night there, or a time without messages. The gap after another message, the ' +
			"limits and the client's consent hold all the same.",
	},
];

export const sendNowOperation: Operation = {
	option: {
		name: 'Send Now',
		value: 'sendNow',
		action: 'Remind of an assignment now',
		description: 'Remind the client when hours and limits allow, or send homework again that did not arrive',
	},
	parameters: sendNowParameters,
	does: { changes: async () => (await import('./send-now')).sendNow },
};
