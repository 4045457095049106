import { AsyncLocalStorage } from 'node:async_hooks';
import type { PayloadCodec } from '@temporalio/common';

const failuresOfCall = new AsyncLocalStorage<unknown[]>();

/**
 * Runs a call and throws what kept its answer from being decoded, such as an unknown key. Temporal's activity client
 * says only "Unexpected error" then, without a cause.
 */
export async function tellingDecodeFailures<T>(call: () => Promise<T>): Promise<T> {
	const failures: unknown[] = [];
	try {
		return await failuresOfCall.run(failures, call);
	} catch (error) {
		throw failures[0] ?? error;
	}
}

/** A codec that keeps its failures for the call under way. */
export function notingFailures(codec: PayloadCodec): PayloadCodec {
	return {
		encode: (payloads) => codec.encode(payloads),
		decode: async (payloads) => {
			try {
				return await codec.decode(payloads);
			} catch (error) {
				failuresOfCall.getStore()?.push(error);
				throw error;
			}
		},
	};
}
