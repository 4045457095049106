import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';
import { PATH } from './webhooks';

/** The parameters of Homework Page, in the words of the people who set up flows. */
export const pageParameters: INodeProperties[] = [
	{
		displayName:
			'Nothing follows this node. Once published, links in messages lead here; clients have to reach n8n over HTTPS.',
		name: 'publishNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: PATH,
		noDataExpression: true,
		description: 'Short, so that mail programs cut no links. Once it is changed, links sent before lead nowhere.',
	},
	{
		displayName: 'Take Over From Another Flow',
		name: 'takeOver',
		type: 'boolean',
		default: false,
		description:
			'Whether publishing makes new links lead here. Those sent before lead to the other flow, which has another path.',
	},
];

/** What the panel says before the flow is published. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp:
		'The page starts no executions, so that n8n keeps nothing that a client wrote. Answers are kept with the assignment.',
	activationHint: 'Publish the flow to serve the page. If another flow serves it, publishing fails and says which one.',
};
