import type { INodeProperties } from 'n8n-workflow';
import type { Hindrance } from '../../../temporal/contract/change-inputs';
import { assignmentOrReferenceParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';
import { worksheetParameter } from '../../shared/worksheet/parameter';

const forRecord = { show: { operation: ['record'] } };

/** Why a client could not do it, as staff read it; the order is that of the alphabet. */
const HINDRANCES: Record<Hindrance, string> = {
	'not-right-now': 'Did Not Feel Right at the Moment',
	forgot: 'Forgot',
	'no-time': 'No Time',
	other: 'Something Else',
	'too-difficult': 'Too Difficult',
	unclear: 'Unclear What to Do',
};

/** By which staff type in what a client has written on paper. */
export const worksheetParameterOfRecord = worksheetParameter('mapWorksheet', 'assignmentId', {
	displayName: 'Worksheet',
	name: 'worksheet',
	displayOptions: forRecord,
	description:
		'From paper; may stay empty. n8n saves what is typed in here, in clear: the form "type in a worksheet" does not.',
});

/** The parameters of the operation Record for a Client. */
export const recordParameters: INodeProperties[] = [
	{ ...assignmentOrReferenceParameter, displayOptions: forRecord },
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		options: [
			{ name: 'Could Not', value: 'could-not', description: 'The client could not do it' },
			{ name: 'Done', value: 'done', description: 'The client did it' },
			{ name: 'Partly', value: 'partly', description: 'The client did some of it' },
		],
		default: 'done',
		displayOptions: forRecord,
		description: 'What the client told your staff',
	},
	{
		displayName: 'What Got in the Way',
		name: 'hindrance',
		type: 'options',
		options: [
			...Object.entries(HINDRANCES).map(([value, name]) => ({ name, value })),
			{ name: 'Was Not Said', value: '' },
		],
		default: '',
		displayOptions: { show: { operation: ['record'], outcome: ['could-not'] } },
		description: 'Why the client could not do it, as far as your staff were told',
	},
	{
		displayName: 'Reflection',
		name: 'reflection',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: forRecord,
		description: 'What the client said about it, kept encrypted; at most 5,000 characters',
	},
	worksheetParameterOfRecord,
];

export const recordOperation: Operation = {
	option: {
		name: 'Record for a Client',
		value: 'record',
		action: 'Record a completion for a client',
		description: 'Record what a client told your staff, or correct it; it is kept as reported by staff',
	},
	parameters: recordParameters,
	does: { changes: async () => (await import('./record')).record },
};
