import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';

const forAllowMessages = { show: { operation: ['allowMessages'] } };

/** The parameters of the operation Allow Messages Again. */
export const allowMessagesParameters: INodeProperties[] = [
	{
		displayName: 'E-Mail',
		name: 'allowEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forAllowMessages,
		placeholder: 'e.g. name@email.com',
		description: 'The address at which messages were stopped',
	},
	{
		displayName: 'Reason',
		name: 'allowReason',
		type: 'string',
		required: true,
		default: '',
		displayOptions: forAllowMessages,
		placeholder: 'e.g. Asked for them again in the session',
		description: 'Whoever stopped messages has to want them again. Kept encrypted; up to 500 characters.',
	},
];

export const allowMessagesOperation: Operation = {
	option: {
		name: 'Allow Messages Again',
		value: 'allowMessages',
		action: 'Allow messages to an address again',
		description: 'Take back that messages to an address were stopped, with a reason',
	},
	parameters: allowMessagesParameters,
	does: { changes: async () => (await import('./allow-messages')).allowMessages },
};
