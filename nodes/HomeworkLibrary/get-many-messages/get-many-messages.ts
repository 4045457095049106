import { MESSAGE_NAMES } from '../../../temporal/contract/message-names';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { tellOfEach } from '../../shared/rows';

/** All messages of the practice. */
export const getManyMessages: Telling = async (context, connection) =>
	await tellOfEach(
		context,
		() => undefined,
		async () => {
			const messages = await ask(connection, 'listMessages', {});
			return messages.map(({ channels, ...about }) => ({
				...{ ...about, name: MESSAGE_NAMES[about.message], channels: channels.join(', ') },
			}));
		},
	);
