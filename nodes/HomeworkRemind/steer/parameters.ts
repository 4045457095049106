import type { INodeProperties } from 'n8n-workflow';

/** The parameters of the operations that change something. */
export const steeringParameters: INodeProperties[] = [
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
	{
		displayName: 'Send for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['sendNow'] } },
		description: 'Whether "Execute step" writes to the client, too. Otherwise it shows a preview and reaches nobody.',
	},
	{
		displayName: 'Change for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['pause', 'resume'] } },
		description: 'Whether "Execute step" changes it, too. Otherwise it shows a preview and changes nothing.',
	},
];
