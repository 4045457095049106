import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../shared/assignment-id';

const forAssign = { show: { operation: ['assign'] } };
const forWithdraw = { show: { operation: ['withdraw'] } };

const assignParameters: INodeProperties[] = [
	{
		displayName: 'Client Name',
		name: 'clientName',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. Alex Doe',
		description: 'Only the first name is ever written to the client',
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
	{
		displayName: 'Exercise',
		name: 'exercise',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: forAssign,
		description: "An exercise of the practice's library",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an exercise…',
				typeOptions: { searchListMethod: 'searchExercises', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. thought-record',
			},
		],
	},
	{
		displayName: 'Due',
		name: 'due',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: forAssign,
		placeholder: 'e.g. 2026-12-01 18:00',
		description: 'When the exercise is due. A date without a time means the end of that day.',
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
			'Whether the client agreed to get e-mail at this address. It goes on record; without it nothing is sent.',
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
					'One key is one assignment, however often the flow runs. By default: client, exercise and due date.',
			},
			{
				displayName: 'Client Reference',
				name: 'clientReference',
				type: 'string',
				default: '',
				placeholder: 'e.g. the number in your practice software',
				description: 'Tells clients apart who share an e-mail address. Only a code made from it leaves this flow.',
			},
			{
				displayName: 'Deliver At',
				name: 'deliverAt',
				type: 'dateTime',
				default: '',
				description: 'When the client is written to. By default at once.',
			},
			{
				displayName: 'Send for Real',
				name: 'forReal',
				type: 'boolean',
				default: false,
				description: 'Whether "Execute step" assigns, too. Otherwise it shows a preview and reaches nobody.',
			},
		],
	},
];

const withdrawParameters: INodeProperties[] = [
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

/** The parameters of Homework Assign, in the words of the people who set up flows. */
export const assignProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Assign',
				value: 'assign',
				action: 'Assign homework to a client',
				description: 'Give a client an exercise and have it delivered',
			},
			{
				name: 'Withdraw',
				value: 'withdraw',
				action: 'Withdraw an assignment',
				description: 'Take an assignment back: its link stops working and nothing more is sent',
			},
		],
		default: 'assign',
	},
	...assignParameters,
	...withdrawParameters,
];
