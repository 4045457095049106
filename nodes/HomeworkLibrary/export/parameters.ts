import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

const forExport = { show: { operation: ['export'] } };

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
		displayOptions: forExport,
	},
	{
		displayName: 'Export As',
		name: 'exportAs',
		type: 'options',
		options: [
			{
				name: 'Fields',
				value: 'parts',
				description:
					'A row each, as Save from Fields takes it back, for a CSV or a sheet; without the pictures, sound and PDFs that it shows',
			},
			{
				name: 'Files',
				value: 'markdown',
				description: 'A Markdown file each, with the files that it shows, for a folder or a ZIP',
			},
		],
		default: 'markdown',
		displayOptions: forExport,
	},
];

export const exportOperation: Operation = {
	option: {
		name: 'Export',
		value: 'export',
		action: 'Export exercises',
		description:
			'Each exercise as a Markdown file, with the files that it shows, or as the row of a sheet. Save takes both back.',
	},
	parameters: exportParameters,
	does: { tells: async () => (await import('./export')).exportExercises },
};
