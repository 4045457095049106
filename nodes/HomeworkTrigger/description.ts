import type { INodeProperties, INodePropertyOptions, TriggerPanelDefinition } from 'n8n-workflow';
import { namesByValue } from '../shared/subtitle';

const messages: INodePropertyOptions[] = [
	{
		name: 'Confirm Completion',
		value: 'confirm',
		description: 'A thank-you, when a client has answered',
	},
	{
		name: 'Deliver Homework',
		value: 'deliver',
		description: 'The first message, with the link to the exercise',
	},
	{
		name: 'Remind a Client',
		value: 'remind',
		description: 'A reminder, at the times that the policy allows',
	},
];

/** The parameters of Homework Trigger, in the words of the people who set up flows. */
export const triggerParameters: INodeProperties[] = [
	{
		displayName: 'Takes',
		name: 'takes',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Brief for a Clinician',
				value: 'brief',
				description: 'Runs before the sessions of a day, once for each clinician, and again when something changed',
			},
			{
				name: 'Messages to Clients',
				value: 'messages',
				description: 'Runs when there is something to send to a client',
			},
			{
				name: 'One-Time Code for a Clinician',
				value: 'code',
				description: 'Runs when a clinician has asked for a code, to read what clients wrote',
			},
			{
				name: 'Something Happened',
				value: 'topic',
				description: 'Runs when something happened that staff may want to know. Any number of flows may take it.',
			},
		],
		default: 'messages',
		description: 'What this flow is for',
	},
	{
		displayName: 'Messages',
		name: 'messages',
		type: 'multiOptions',
		noDataExpression: true,
		displayOptions: { show: { takes: ['messages'] } },
		options: messages,
		default: ['deliver', 'remind', 'confirm'],
		description: 'Which messages this flow sends. One published flow at a time has each of them.',
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { takes: ['messages'] } },
		options: [
			{
				name: 'E-Mail',
				value: 'email',
				description: 'Neutral words with a first name, since others may read along',
			},
			{
				name: 'Portal or Secure Messenger',
				value: 'portal',
				description: 'The full text with the exercise. Only for what nobody else can open.',
			},
			{
				name: 'SMS',
				value: 'sms',
				description: 'A short neutral line without a name, since it shows on lock screens',
			},
		],
		default: 'email',
		description: 'How this flow reaches the client. The message comes in the words of this channel.',
	},
	{
		displayName: 'What Happened',
		name: 'topic',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { takes: ['topic'] } },
		options: [
			{
				name: 'A Client Answered',
				value: 'answered',
				description: 'Runs when an answer came in: done, partly done or could not be done',
			},
			{
				name: 'Homework Could Not Be Delivered',
				value: 'undeliverable',
				description:
					'Runs when a client will not get the homework, or nobody knows whether it arrived, with the reason',
			},
			{
				name: 'Homework Is Overdue',
				value: 'overdue',
				description: 'Runs when homework is due and the client has not answered',
			},
			{
				name: 'Something Needs Attention',
				value: 'attention',
				description:
					'Runs within twenty minutes of trouble (a flow is away, a brief was refused), hourly while it lasts, once when over',
			},
		],
		default: 'undeliverable',
		description: 'When this flow runs',
	},
	{
		displayName: 'Take Over From Another Flow',
		name: 'takeOver',
		type: 'boolean',
		default: false,
		displayOptions: { hide: { takes: ['topic'] } },
		description: 'Whether publishing takes over what another flow has now, which then gets nothing of it any more',
	},
	{
		displayName: 'Sample to Show',
		name: 'sample',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { takes: ['messages'] } },
		options: messages.map(({ name, value }) => ({ name, value })),
		default: 'deliver',
		description: 'Which made-up message Listen shows. If this flow does not send it, the first that it sends.',
	},
	{
		displayName: 'Have every branch reach a Homework Receipt. Without it nobody knows whether the message went out.',
		name: 'receiptNotice',
		type: 'notice',
		default: '',
	},
];

const [takes, topic] = ['takes', 'topic'].map((name) =>
	namesByValue(triggerParameters.find((one) => one.name === name)!),
);

/** What stands below the node's name in the editor: the names of what it takes. */
export const triggerSubtitle =
	`={{ { messages: ($parameter["messages"] ?? []).map((value) => (${namesByValue({ options: messages })})[value]).join(", "), ` +
	`topic: ${topic}[$parameter["topic"]] }[$parameter["takes"]] ?? ${takes}[$parameter["takes"]] }}`;

const LISTEN =
	'<b>While building</b>, click Listen: you get one made-up sample to try the flow with. Nobody real is contacted by the trigger, and published flows keep what they have.';

/** What the panel says before the first event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp: {
		inactive: `${LISTEN}<br><br><b>When it works</b>, publish the flow. From then on it runs whenever there is something to send.`,
		active: `${LISTEN}<br><br><b>The published flow</b> runs whenever there is something to send.`,
	},
	activationHint:
		'Publish the flow to take this. If another flow has some of it, publishing fails and says which one has what.',
};
