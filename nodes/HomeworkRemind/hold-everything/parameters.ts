import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Hold Everything. */
export const holdEverythingParameters: INodeProperties[] = [
	{
		displayName: 'Reason',
		name: 'holdReason',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show: { operation: ['holdEverything'] } },
		placeholder: 'e.g. Messages name the wrong day',
		description: 'For staff and clinicians. Name no client.',
	},
	{
		displayName: 'This takes effect in every run, in test runs, too. Let Go ends it.',
		name: 'holdNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['holdEverything'] } },
	},
];

/** In an emergency a preview would only cost time, and holding too much harms nobody: it does its work in every run. */
export const holdEverythingOperation: Operation = {
	option: {
		name: 'Hold Everything',
		value: 'holdEverything',
		action: 'Hold everything that goes to clients',
		description: 'Hold all messages to clients at once, until they are let go. Briefs and notices to staff go on.',
	},
	parameters: holdEverythingParameters,
	does: { tells: async () => (await import('./hold-everything')).holdEverything },
};
