import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

/** The parameters of the operation Export. */
export const exportParameters: INodeProperties[] = [
	{
		displayName: 'Which Exercises',
		name: 'exportWhich',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Saved by the Practice', value: 'saved' },
		],
		default: 'all',
		displayOptions: { show: { operation: ['export'] } },
	},
];

export const exportOperation: Operation = {
	option: {
		name: 'Export',
		value: 'export',
		action: 'Export exercises',
		description: 'Each exercise as a Markdown file, for a folder or a ZIP. Save takes them back.',
	},
	parameters: exportParameters,
	does: { tells: async () => (await import('./export')).exportExercises },
};
