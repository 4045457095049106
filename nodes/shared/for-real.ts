import type { INodeProperties } from 'n8n-workflow';

/**
 * The switch by which an operation does in a test run what it does else. It is the same one everywhere but for its
 * parameter's name: n8n's editor keeps what is set under a name for as long as any field of that name is shown, so that
 * one switch of all operations would stay on when the operation is changed.
 */
export function forRealSwitch(operation: string): INodeProperties {
	return {
		displayName: 'For Real',
		name: `${operation}ForReal`,
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: { show: { operation: [operation] } },
		description: 'Whether a test run does this, too. Otherwise it shows a preview, changes nothing and reaches nobody.',
	};
}
