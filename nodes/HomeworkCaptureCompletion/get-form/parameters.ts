import type { INodeProperties } from 'n8n-workflow';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Get Form. */
export const getFormParameters: INodeProperties[] = [
	{ ...assignmentOrReferenceParameter, displayOptions: { show: { operation: ['getForm'] } } },
];

export const getFormOperation: Operation = {
	option: {
		name: 'Get Form',
		value: 'getForm',
		action: 'Get the form of a worksheet',
		description: "What a client's worksheet asks for, as fields for the node n8n Form, by which staff type it in",
	},
	parameters: getFormParameters,
	does: { tells: async () => (await import('./get-form')).getForm },
};
