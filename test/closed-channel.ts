import type { Client } from '@grpc/grpc-js';
import type { Connection } from '@temporalio/client';

/** Answers nothing, whatever is done with it. */
const nothing = new Proxy({}, { get: () => () => undefined }) as ReturnType<
	ReturnType<Client['getChannel']>['createCall']
>;

/**
 * The SDK tries a failed call again by a timer, whether or not its connection was closed meanwhile, and throws where it was, out
 * of reach of whoever called. What is tried again after the close leads nowhere instead.
 */
export function dropWhatComesAfterTheClose(connection: Connection): void {
	const channel = (connection as unknown as { client: Client }).client.getChannel();
	const close = channel.close.bind(channel);
	channel.close = () => {
		close();
		channel.createCall = () => nothing;
	};
}
