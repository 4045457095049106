import type { INodeProperties } from 'n8n-workflow';
import { ONE_CLIENT } from '../../shared/one-client';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';

/** What is explained. */
export const explainScope = new Scope<'client'>({
	operation: 'explain',
	name: 'explainWhat',
	displayName: 'About',
	many: [{ name: 'A Client on a Day', value: 'client', description: 'All that was for that day, or came on it' }],
	usual: 'assignment',
});

/** The parameters of the operation Explain. */
export const explainParameters: INodeProperties[] = [
	...explainScope.parameters,
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		default: '',
		displayOptions: explainScope.showing('client'),
		placeholder: 'e.g. Alex Doe',
		description: `As it was assigned to. ${ONE_CLIENT}.`,
	},
	{
		displayName: 'Client E-Mail',
		name: 'clientEmail',
		type: 'string',
		default: '',
		displayOptions: explainScope.showing('client'),
		placeholder: 'e.g. name@email.com',
		description: 'Goes together with Client Name. Both may be empty where Client Reference says who it is.',
	},
	{
		displayName: 'Client Reference',
		name: 'clientReference',
		type: 'string',
		default: '',
		displayOptions: explainScope.showing('client'),
		placeholder: 'e.g. the number in your practice software',
		description: 'Needed where it was assigned with one, and says by itself who the client is',
	},
	{
		displayName: 'Day',
		name: 'explainDay',
		type: 'string',
		required: true,
		default: '',
		displayOptions: explainScope.showing('client'),
		placeholder: 'e.g. 2026-12-01',
		description: "A day of the client's calendar",
	},
];

export const explainOperation: Operation = {
	option: {
		name: 'Explain',
		value: 'explain',
		action: 'Explain why a message came or did not',
		description: 'Say in one sentence why a message came, or did not, of an assignment or a client on a day',
	},
	parameters: explainParameters,
	scope: explainScope,
	does: { tells: async () => (await import('./explain')).explain },
};
