import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';

/** The parameters of Homework Trigger, in the words of the people who set up flows. */
export const triggerParameters: INodeProperties[] = [
	{
		displayName: 'Command',
		name: 'command',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Confirm Completion',
				value: 'confirm',
				description: 'Runs when a client has answered, to thank them. Off until a published flow takes it.',
			},
			{
				name: 'Deliver Homework',
				value: 'deliver',
				description: 'Runs when an assignment is due to be sent to its client',
			},
		],
		default: 'deliver',
		description: 'What this flow does. One published flow at a time takes each command.',
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		noDataExpression: true,
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
		displayName: 'Take Over From Another Flow',
		name: 'takeOver',
		type: 'boolean',
		default: false,
		description: 'Whether publishing takes the command from the flow that has it now, which then gets nothing any more',
	},
	{
		displayName:
			'End the flow with Homework Receipt. Without it the assignment counts the message as not sent and tries again.',
		name: 'receiptNotice',
		type: 'notice',
		default: '',
	},
];

/** What the panel says before the first event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp: {
		inactive:
			'<b>While building</b>, click Listen: you get one made-up message to try the flow with. No client is contacted by the trigger, and the published flow keeps its command.<br><br><b>When it works</b>, publish the flow. From then on it runs whenever a message is due.',
		active:
			'<b>While building</b>, click Listen: you get one made-up message to try the flow with. No client is contacted by the trigger, and the published flow keeps its command.<br><br><b>The published flow</b> runs whenever a message is due.',
	},
	activationHint: 'Publish the flow to take this command. If another flow has it, publishing fails and says which one.',
};
