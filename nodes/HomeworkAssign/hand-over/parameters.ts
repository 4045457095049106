import type { INodeProperties } from 'n8n-workflow';
import { ONE_CLIENT } from '../../shared/one-client';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';

const forHandOver = { show: { operation: ['handOver'] } };

/** What is handed over. */
export const handOverScope = new Scope<'client' | 'clinician'>({
	operation: 'handOver',
	name: 'scope',
	displayName: 'What to Hand Over',
	many: [
		{ name: 'All of a Clinician', value: 'clinician', description: 'All for whom a clinician is responsible' },
		{ name: 'All of a Client', value: 'client', description: 'What one client has on record' },
	],
	usual: 'client',
});

/** The parameters of the operation Hand Over. */
export const handOverParameters: INodeProperties[] = [
	...handOverScope.parameters,
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		default: '',
		displayOptions: handOverScope.showing('client'),
		placeholder: 'e.g. Alex Doe',
		description: `As it was assigned to. ${ONE_CLIENT}.`,
	},
	{
		displayName: 'Client E-Mail',
		name: 'clientEmail',
		type: 'string',
		default: '',
		displayOptions: handOverScope.showing('client'),
		placeholder: 'e.g. name@email.com',
		description: 'Goes together with Client Name. Both may be empty where Client Reference says who it is.',
	},
	{
		displayName: 'Client Reference',
		name: 'clientReference',
		type: 'string',
		default: '',
		displayOptions: handOverScope.showing('client'),
		placeholder: 'e.g. the number in your practice software',
		description: 'Needed where it was assigned with one, and says by itself who the client is',
	},
	{
		displayName: 'From Clinician E-Mail',
		name: 'fromClinicianEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: handOverScope.showing('clinician'),
		placeholder: 'e.g. sam@your-practice.example',
		description: 'Who is responsible until then',
	},
	{
		displayName: 'To Clinician Name',
		name: 'toClinicianName',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forHandOver,
		placeholder: 'e.g. Kim Lake',
		description: 'Who is responsible from then on',
	},
	{
		displayName: 'To Clinician E-Mail',
		name: 'toClinicianEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forHandOver,
		placeholder: 'e.g. kim@your-practice.example',
		description: 'Where the briefs go from then on',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		displayOptions: forHandOver,
		placeholder: 'e.g. 2026-12-01',
		description: 'Empty for now. A date without a time means the begin of that day.',
	},
	{
		displayName: 'Time Zone',
		name: 'fromTimeZone',
		type: 'string',
		default: '',
		displayOptions: forHandOver,
		placeholder: 'e.g. Europe/London',
		description: "Zone in which From is read. Empty for the flow's own time zone.",
	},
];

export const handOverOperation: Operation = {
	option: {
		name: 'Hand Over',
		value: 'handOver',
		action: 'Hand assignments over to another clinician',
		description: "Make another clinician responsible: for an assignment, a client, or all of a clinician's",
	},
	parameters: handOverParameters,
	scope: handOverScope,
	does: { changes: async () => (await import('./hand-over')).handOver },
};
