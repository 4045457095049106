import type { INodeProperties } from 'n8n-workflow';
import { ONE_CLIENT } from '../../shared/one-client';
import type { Operation } from '../../shared/operation';

const SESSION = { operation: ['session'] };

/** The parameters of the operation Before a Session. */
export const sessionParameters: INodeProperties[] = [
	{
		displayName: 'Sessions Of',
		name: 'sessionsOf',
		type: 'options',
		options: [
			{ name: 'A Clinician', value: 'clinician', description: 'All sessions of a day' },
			{ name: 'One Client', value: 'client', description: 'All that is open, and what closed in the last 14 days' },
		],
		default: 'clinician',
		displayOptions: { show: SESSION },
	},
	{
		displayName: 'Clinician E-Mail',
		name: 'clinicianEmail',
		type: 'string',
		required: true,
		placeholder: 'name@email.com',
		default: '',
		displayOptions: { show: { ...SESSION, sessionsOf: ['clinician'] } },
	},
	{
		displayName: 'Date',
		name: 'date',
		type: 'string',
		placeholder: '2026-12-01',
		default: '',
		displayOptions: { show: { ...SESSION, sessionsOf: ['clinician'] } },
		description: "Day of the sessions on the practice's calendar. Empty means the next day with sessions.",
	},
	{
		displayName: 'Client Reference',
		name: 'clientReference',
		type: 'string',
		default: '',
		displayOptions: { show: { ...SESSION, sessionsOf: ['client'] } },
		description: 'The one that the homework was assigned with. Leave empty if it was assigned without.',
	},
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		placeholder: 'e.g. Alex Doe',
		default: '',
		displayOptions: { show: { ...SESSION, sessionsOf: ['client'] } },
		description: `Needed where it was assigned without a reference. ${ONE_CLIENT}.`,
	},
	{
		displayName: 'Client E-Mail',
		name: 'clientEmail',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		displayOptions: { show: { ...SESSION, sessionsOf: ['client'] } },
		description: 'Goes together with Client Name',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'One Item per Assignment', value: 'items' },
			{ name: 'One Item with Text and HTML', value: 'text', description: 'Ready for an e-mail' },
		],
		default: 'items',
		displayOptions: { show: SESSION },
	},
];

export const sessionOperation: Operation = {
	option: {
		name: 'Before a Session',
		value: 'session',
		action: 'Summarize before a session',
		description: "How the homework of a client stands, or that for a clinician's sessions of a day",
	},
	parameters: sessionParameters,
	does: { tells: async () => (await import('./session')).session },
};
