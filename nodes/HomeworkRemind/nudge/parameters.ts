import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';
import { whichParameters } from '../many/which';

/** Who is reminded. */
export const nudgeScope = new Scope<'clinician' | 'exercise' | 'practice'>({
	operation: 'nudge',
	name: 'nudgeWhich',
	displayName: 'Which Assignments',
	many: [
		{ name: 'All of a Clinician', value: 'clinician', description: 'For which a clinician is responsible' },
		{ name: 'All of an Exercise', value: 'exercise', description: 'Of one exercise' },
		{ name: 'All of the Practice', value: 'practice', description: 'Whoever has not answered before it is due' },
	],
	usual: 'clinician',
});

/** The parameters of the operation Nudge All Without an Answer. */
export const nudgeParameters: INodeProperties[] = [
	...whichParameters(nudgeScope),
	{
		displayName: 'Only What Is Due This Week',
		name: 'dueThisWeek',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['nudge'] } },
		description: "Whether only homework counts that is due until Sunday, by the flow's time zone",
	},
];

export const nudgeOperation: Operation = {
	option: {
		name: 'Nudge All Without an Answer',
		value: 'nudge',
		action: 'Remind all clients who have not answered',
		description: 'Remind all who have not answered what is not due yet, when hours and limits allow',
	},
	parameters: nudgeParameters,
	scope: nudgeScope,
	does: { changes: async () => (await import('./nudge')).nudge },
};
