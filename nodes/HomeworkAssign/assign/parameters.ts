import type { INodeProperties } from 'n8n-workflow';
import { languageSchema } from '../../../temporal/contract/language';
import { LANGUAGE_NAMES } from '../../../temporal/contract/language-names';
import { exerciseParameter } from '../../shared/exercise-parameter';
import { ONE_CLIENT } from '../../shared/one-client';
import type { Operation } from '../../shared/operation';
import { worksheetParameter } from '../../shared/worksheet/parameter';
import { LABELS } from './labels';
import { policyOptions } from './policy-parameters';

const forAssign = { show: { operation: ['assign'] } };

/** By which a clinician fills in what the exercise leaves to them. */
export const presetsParameter = worksheetParameter('mapPresets', 'exercise.value', {
	displayName: LABELS.presets,
	name: 'presets',
	displayOptions: forAssign,
	description:
		"What the exercise leaves to the clinician. It stands in the client's fields, to be changed, and in no message.",
});

/** The parameters of the operation Assign. */
export const assignParameters: INodeProperties[] = [
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. Alex Doe',
		description: `Only the first name is ever written to the client. ${ONE_CLIENT}.`,
	},
	{
		displayName: 'Client E-Mail',
		name: 'clientEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. name@email.com',
		description: 'Where the link to the exercise goes',
	},
	{ ...exerciseParameter, displayOptions: forAssign },
	{
		displayName: 'Words to the Client',
		name: 'words',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: forAssign,
		description: "The clinician's own, shown above the exercise on the client's page. No message carries them.",
	},
	presetsParameter,
	{
		displayName: 'Due',
		name: 'due',
		type: 'string',
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. 2026-12-01 18:00',
		description: 'Empty for the next session. A date without a time means the end of that day.',
	},
	{
		displayName: 'Next Session',
		name: 'nextSession',
		type: 'string',
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. 2026-12-02 10:00',
		description: 'When the client comes next; the clinician is briefed before. If it is not known, Due stands in.',
	},
	{
		displayName: 'Clinician Name',
		name: 'clinicianName',
		type: 'string',
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. Sam Rivers',
		description: 'Who is briefed before the session. Without a clinician nobody is.',
	},
	{
		displayName: 'Clinician E-Mail',
		name: 'clinicianEmail',
		type: 'string',
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. sam@your-practice.example',
		description: 'Where the brief goes. It goes together with Clinician Name.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. Europe/London',
		description: "Zone in which dates are read here and shown to the client. Empty for the flow's own time zone.",
	},
	{
		displayName: 'Client Agreed to E-Mail',
		name: 'clientAgreed',
		type: 'boolean',
		default: false,
		displayOptions: forAssign,
		description:
			'Whether the client agreed to e-mail at this address. Nothing goes out until that is on record. Off takes nothing back.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		displayOptions: forAssign,
		placeholder: 'Add option',
		options: [
			{
				displayName: 'Assignment Key',
				name: 'assignmentKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. intake-2026-117',
				description:
					'One key is one assignment, however often the flow runs. By default: client, exercise and due day.',
			},
			{
				displayName: 'Client Reference',
				name: 'clientReference',
				type: 'string',
				default: '',
				placeholder: 'e.g. the number in your practice software',
				description:
					'Says who the client is, also under another name or address, not both. Only a code of it leaves this flow.',
			},
			{
				displayName: 'Deliver At',
				name: 'deliverAt',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-12-01 18:00',
				description: 'When the client is written to. By default at once.',
			},
			{
				displayName: 'Deliver Now, Even at Night',
				name: 'anyHour',
				type: 'boolean',
				default: false,
				description:
					"Whether the message goes out although it is night for the client. Otherwise it waits for the client's hours.",
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'options',
				options: [
					{ name: 'Default', value: '' },
					...languageSchema.options.map((value) => ({ name: LANGUAGE_NAMES[value], value })),
				],
				default: '',
				description:
					"Of exercise, messages and page. By default that of the title, where one is given, else the practice's.",
			},
			...policyOptions,
			{
				displayName: 'Session Time Zone',
				name: 'sessionZone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Europe/Berlin',
				description: "The practice's zone, where Next Session is written by its clock. Empty for Time Zone.",
			},
		],
	},
];

export const assignOperation: Operation = {
	option: {
		name: 'Assign',
		value: 'assign',
		action: 'Assign homework to a client',
		description: 'Give a client an exercise and have it delivered',
	},
	parameters: assignParameters,
	does: { changes: async () => (await import('./assign')).assign },
};
