import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import { ONE_CLIENT } from '../../shared/one-client';
import type { Operation } from '../../shared/operation';

const WHO_READ = { operation: ['whoRead'] };
const OF_CLIENT = { show: { ...WHO_READ, readOf: ['client'] } };

/** The parameters of the operation Who Read What. */
export const whoReadParameters: INodeProperties[] = [
	{
		displayName: 'Read Of',
		name: 'readOf',
		type: 'options',
		options: [
			{ name: 'A Clinician', value: 'clinician', description: 'All that this clinician has read' },
			{ name: 'One Assignment', value: 'assignment', description: 'Who has read what was written of it' },
			{ name: 'One Client', value: 'client', description: 'Who has read what this client wrote' },
		],
		default: 'client',
		displayOptions: { show: WHO_READ },
	},
	{ ...assignmentIdParameter, displayOptions: { show: { ...WHO_READ, readOf: ['assignment'] } } },
	{
		displayName: 'Clinician E-Mail',
		name: 'clinicianEmail',
		type: 'string',
		required: true,
		placeholder: 'name@email.com',
		default: '',
		displayOptions: { show: { ...WHO_READ, readOf: ['clinician'] } },
	},
	{
		displayName: 'Client Reference',
		name: 'clientReference',
		type: 'string',
		default: '',
		displayOptions: OF_CLIENT,
		description: 'The one that the homework was assigned with. Leave empty if it was assigned without.',
	},
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		placeholder: 'e.g. Alex Doe',
		default: '',
		displayOptions: OF_CLIENT,
		description: `Needed where it was assigned without a reference. ${ONE_CLIENT}.`,
	},
	{
		displayName: 'Client E-Mail',
		name: 'clientEmail',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		displayOptions: OF_CLIENT,
		description: 'Goes together with Client Name',
	},
	{
		displayName: 'Read From',
		name: 'readFrom',
		type: 'string',
		placeholder: '2026-12-01',
		default: '',
		displayOptions: { show: WHO_READ },
		description: 'Day from which on it was read, in the time zone of this flow. Empty means from the beginning.',
	},
	{
		displayName: 'Read Until',
		name: 'readUntil',
		type: 'string',
		placeholder: '2026-12-31',
		default: '',
		displayOptions: { show: WHO_READ },
		description: 'Last day on which it was read. Empty means until now.',
	},
];

export const whoReadOperation: Operation = {
	option: {
		name: 'Who Read What',
		value: 'whoRead',
		action: 'List who read what',
		description: 'Each answer and note that was shown to a clinician behind a code, by whom and when, the latest first',
	},
	parameters: whoReadParameters,
	does: { tells: async () => (await import('./who-read')).whoRead },
};
