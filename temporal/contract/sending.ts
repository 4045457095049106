import { z } from 'zod/v4';

/**
 * How a command stands. `planned`: its instant is still to come. `held`: it waits for its next instant. `trying`: a try is
 * under way. `unknown`: it may have gone out, or not. `sent`, `refused` (the recipient cannot be reached this way),
 * `skipped` (nothing went out, and nothing will) and `given-up` (every try came to nothing) are final.
 */
export const commandStateSchema = z.enum([
	'planned',
	'held',
	'trying',
	'unknown',
	'sent',
	'refused',
	'skipped',
	'given-up',
]);
export type CommandState = z.infer<typeof commandStateSchema>;

/**
 * Why a command is skipped. `quiet-hours`, `closed`, `gap` and `cap`: it could not go out before it was pointless. `brake`: all that goes to clients was held until then. `past`:
 * its instant had passed when it was planned. `no-session`: it was to come before a session that was taken back. `delivered`: homework that was to be sent again, or a notice that it did not
 * arrive, and it is known meanwhile that it did. `merged`: another message says it. `no-route`: it goes out where a flow takes
 * it, and none does. `nothing-new`: a brief would repeat what was said before. `by-flow`: the flow chose not to send it.
 */
export const skipReasonSchema = z.enum([
	'answered',
	'withdrawn',
	'undelivered',
	'delivered',
	'paused',
	'snoozed',
	'no-consent',
	'opted-out',
	'reminders-stopped',
	'expired',
	'past',
	'no-session',
	'quiet-hours',
	'closed',
	'gap',
	'cap',
	'brake',
	'merged',
	'no-route',
	'nothing-new',
	'by-flow',
]);
export type SkipReason = z.infer<typeof skipReasonSchema>;

/** Why a message did not go out: skipped for a reason, refused (the recipient cannot be reached this way), or given up. */
export const notSentSchema = z.enum([...skipReasonSchema.options, 'refused', 'given-up']);
export type NotSent = z.infer<typeof notSentSchema>;

/**
 * Why a command waits: a rule of the gate; what stood in the way of its last try; `unsure` (it may have gone out, and is
 * tried once more); `unheard` (something was said about it that
 * is not on record yet); or `busy` (its route has as many tries under way as it may have).
 */
export const heldReasonSchema = z.enum([
	'quiet-hours',
	'closed',
	'gap',
	'cap',
	'brake',
	'merged',
	'no-route',
	'unreachable',
	'not-published',
	'not-trusted',
	'not-listed',
	'failed',
	'unsure',
	'unheard',
	'busy',
]);
export type HeldReason = z.infer<typeof heldReasonSchema>;

/**
 * How a command ended, as its activity tells the workflow. `unknown`: it may have gone out, and is not tried again by itself.
 * `detail`, and a reason that is `quoted`, are in the words of the flow or its provider; other reasons are in ours.
 */
export type Ending =
	| { kind: 'sent'; at: string }
	| { kind: 'refused'; at: string; reason: string; quoted?: true; optedOut?: true }
	| { kind: 'skipped'; at: string; reason: SkipReason; detail?: string }
	| { kind: 'unknown'; at: string; reason: string; quoted?: true }
	| { kind: 'given-up'; at: string; reason: string; quoted?: true };

/** What an assignment is told of one of its messages, by Signal. */
export interface ToldEnding {
	commandId: string;
	ending: Ending;
}
