import { ApplicationFailure } from '@temporalio/activity';
import type { z } from 'zod/v4';

/** Why a try failed, for engineers' searches. */
export type FailureType =
	/** No published flow takes the command, or none serves the client's page. */
	| 'NoRoute'
	/** n8n did not answer: nothing listens, or the network fails. */
	| 'Unreachable'
	/** n8n took the push and did not answer in time. */
	| 'TimedOut'
	/** n8n answered, and not with 2xx. */
	| 'FlowFailed'
	/** The flow ended, and not in a Homework Receipt node. */
	| 'NoReceipt'
	/** The flow receipted that the message did not go out this time. */
	| 'SendFailed'
	/** The gate put it off: it is tried again when it may go out. */
	| 'Held'
	/** The caller and this worker do not speak the same version. */
	| 'BadInput';

/** A try that came to nothing and is worth another one. The message is for ops staff and names no client. */
export function tryAgain(type: FailureType, message: string): ApplicationFailure {
	return ApplicationFailure.retryable(message, type);
}

/** A try that comes too early. The next one comes after the delay, in milliseconds, whatever the retry policy says. */
export function held(message: string, delay: number): ApplicationFailure {
	return ApplicationFailure.create({ message, type: 'Held' satisfies FailureType, nextRetryDelay: delay });
}

/**
 * Checks what comes in from outside this process.
 *
 * @throws ApplicationFailure that names the fields, never their values, and is not tried again
 */
export function checked<T>(schema: z.ZodType<T>, input: unknown, what: string): T {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || what}: ${issue.message}`);
	throw ApplicationFailure.nonRetryable(
		`The ${what} cannot be used: ${problems.join('; ')}. Update node and worker together.`,
		'BadInput' satisfies FailureType,
	);
}
