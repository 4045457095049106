import type { INodeProperties } from 'n8n-workflow';

/** Options of the operation Assign by which an assignment sets how its client is reminded. */
export const policyOptions: INodeProperties[] = [
	{
		displayName: 'Least Hours Between Reminders',
		name: 'gapHours',
		type: 'number',
		typeOptions: { minValue: 0.5, maxValue: 336 },
		default: 4,
		description: 'Counts from whatever was last sent to the same address, homework and thanks included',
	},
	{
		displayName: 'No Reminders',
		name: 'noReminders',
		type: 'boolean',
		default: false,
		description: 'Whether the client is never reminded of this assignment',
	},
	{
		displayName: 'Quiet Hours',
		name: 'quietHours',
		type: 'fixedCollection',
		default: {},
		description: "Hours on the client's clock in which nothing goes out",
		options: [
			{
				displayName: 'Quiet Hours',
				name: 'hours',
				values: [
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '20:00',
						placeholder: 'e.g. 20:00',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '09:00',
						placeholder: 'e.g. 09:00',
					},
				],
			},
		],
	},
	{
		displayName: 'Reminders',
		name: 'reminders',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Reminder' },
		default: {},
		description: 'When to remind, while it is not done. By default as the exercise or practice.yaml says.',
		options: [
			{
				displayName: 'Reminder',
				name: 'rules',
				values: [
					{
						displayName: 'When',
						name: 'when',
						type: 'options',
						options: [
							{ name: 'Before Due', value: 'due' },
							{ name: 'Before the Session', value: 'session' },
							{ name: 'Share of the Time Until Due', value: 'share' },
						],
						default: 'share',
					},
					{
						displayName: 'Hours Before',
						name: 'hours',
						type: 'number',
						typeOptions: { minValue: 0.5, maxValue: 1440 },
						default: 24,
						displayOptions: { show: { when: ['due', 'session'] } },
					},
					{
						displayName: 'Percent',
						name: 'percent',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 99 },
						default: 50,
						displayOptions: { show: { when: ['share'] } },
						description: '0 would be delivery, 100 would be due',
					},
				],
			},
		],
	},
];
