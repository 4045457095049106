import { ApplicationFailure } from '@temporalio/activity';
import type { z } from 'zod/v4';
import type { HeldReason } from '../contract/sending';
import { read } from '../contract/unknown-fields';

/** Why a command waits, as engineers search for it. */
const TYPES = {
	'quiet-hours': 'Held',
	closed: 'Held',
	gap: 'Held',
	cap: 'Held',
	brake: 'Held',
	merged: 'Held',
	unheard: 'Held',
	busy: 'Busy',
	'no-route': 'NoRoute',
	unreachable: 'Unreachable',
	'not-published': 'NotPublished',
	'not-trusted': 'NotTrusted',
	'not-listed': 'NotListed',
	failed: 'SendFailed',
	unsure: 'Unsure',
} as const satisfies Record<HeldReason, string>;

/** What the failures of our activities are called: why a command waits, or that the caller speaks another version. */
export type FailureType = (typeof TYPES)[HeldReason] | 'BadInput';

/**
 * A command waits. The next try comes after the delay, whatever the retry policy says.
 *
 * @param words for ops staff; they name no client
 * @param delay in milliseconds
 */
export function held(reason: HeldReason, words: string, delay: number): ApplicationFailure {
	return ApplicationFailure.create({
		message: words,
		type: TYPES[reason],
		nextRetryDelay: Math.max(1, Math.ceil(delay)),
	});
}

/** A try that came to nothing and is worth another one. The message is for ops staff and names no client. */
export function tryAgain(type: FailureType, message: string): ApplicationFailure {
	return ApplicationFailure.retryable(message, type);
}

const OTHER_VERSIONS =
	'The node and the homework service seem to be of different versions: tell whoever looks after the homework service, who ' +
	'updates both together.';

/**
 * Checks what comes in from outside this process.
 *
 * @throws ApplicationFailure that names the fields, never their values, and is not tried again
 */
export function checked<T>(schema: z.ZodType<T>, input: unknown, what: string): T {
	const parsed = read(schema, input);
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || what}: ${issue.message}`);
	throw ApplicationFailure.nonRetryable(
		`The ${what} cannot be used: ${problems.join('; ')}. ${OTHER_VERSIONS}`,
		'BadInput' satisfies FailureType,
	);
}
