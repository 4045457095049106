import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';

/** The parameters of Homework Page, in the words of the people who set up flows. */
export const pageParameters: INodeProperties[] = [
	{
		displayName:
			'This node is a flow of its own: nothing follows it. Publish the flow, and the links in messages lead here. Clients have to be able to reach this n8n over HTTPS.',
		name: 'publishNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Take Over From Another Flow',
		name: 'takeOver',
		type: 'boolean',
		default: false,
		description:
			'Whether publishing this flow makes new links lead here instead of to the flow that serves the page now. Links that were sent keep leading there while it is published.',
	},
];

/** What the panel says before the flow is published. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp:
		'The page starts no executions, so that n8n keeps nothing that a client wrote. Answers are kept with the assignment.',
	activationHint: 'Publish the flow to serve the page. If another flow serves it, publishing fails and says which one.',
};
