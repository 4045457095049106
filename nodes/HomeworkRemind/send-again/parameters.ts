import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';

/** What is sent again. */
export const sendAgainScope = new Scope<'span'>({
	operation: 'sendAgain',
	name: 'sendAgainWhich',
	displayName: 'Which Messages',
	many: [{ name: 'All of a Span of Time', value: 'span', description: 'All that went wrong between two times' }],
	usual: 'span',
});

/** The parameters of the operation Send Again. */
export const sendAgainParameters: INodeProperties[] = [
	...sendAgainScope.parameters,
	{
		displayName: 'What Became of It',
		name: 'wentWrong',
		type: 'options',
		options: [
			{ name: 'Either', value: 'either', description: 'Unknown, or surely did not arrive' },
			{ name: 'It Did Not Arrive', value: 'not-arrived', description: 'Homework that surely did not go out' },
			{ name: 'Unknown', value: 'unknown', description: 'It may have arrived: whoever got it gets it once more' },
		],
		default: 'not-arrived',
		displayOptions: sendAgainScope.showing('span'),
		description: 'Only what nothing has made up for since is sent again, and only while the homework is open',
	},
	{
		displayName: 'From',
		name: 'spanFrom',
		type: 'string',
		required: true,
		default: '',
		displayOptions: sendAgainScope.showing('span'),
		placeholder: 'e.g. 2026-12-01 09:00',
		description: "Read by the flow's time zone",
	},
	{
		displayName: 'To',
		name: 'spanTo',
		type: 'string',
		required: true,
		default: '',
		displayOptions: sendAgainScope.showing('span'),
		placeholder: 'e.g. 2026-12-01 10:00',
		description: "Read by the flow's time zone. Up to it, and not including it.",
	},
];

export const sendAgainOperation: Operation = {
	option: {
		name: 'Send Again',
		value: 'sendAgain',
		action: 'Send again what went wrong',
		description: 'Send again what did not arrive or may not have, for one assignment or a span of time',
	},
	parameters: sendAgainParameters,
	scope: sendAgainScope,
	does: { changes: async () => (await import('./send-again')).sendAgain },
};
