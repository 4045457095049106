import type { Operation } from '../../shared/operation';

export const getManyMessagesOperation: Operation = {
	option: {
		name: 'Message: Get Many',
		value: 'getManyMessages',
		action: 'Get many messages',
		description: 'All messages that the practice sends, with language, channels and whose words they have',
	},
	parameters: [],
	does: { tells: async () => (await import('./get-many-messages')).getManyMessages },
};
