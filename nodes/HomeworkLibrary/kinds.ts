import type { INodePropertyOptions } from 'n8n-workflow';

/** What a client does with an exercise, to choose from. */
export const KINDS: INodePropertyOptions[] = [
	{ name: 'Log', value: 'log', description: 'The client notes something over days' },
	{ name: 'Plan', value: 'plan', description: 'The client decides something ahead' },
	{ name: 'Practice', value: 'practice', description: 'The client does something' },
	{ name: 'Reading', value: 'reading', description: 'The client reads' },
	{ name: 'Worksheet', value: 'worksheet', description: 'The client writes' },
];
