import { z } from 'zod/v4';

/** What lasts until it is mended: messages that wait in vain, a flow that does not answer, clocks that differ. */
export const lastingTroubleSchema = z.enum(['stuck', 'route-lost', 'clocks-apart']);
export type LastingTrouble = z.infer<typeof lastingTroubleSchema>;

/**
 * What happened once, and is counted. `unknown`: nobody knows whether a message arrived. `undeliverable`: homework will not
 * arrive. `refused`: the provider or its flow refused something else that was to be said. `given-up`: a reminder or a confirmation came to nothing, try after try. `unreadable`: what a client sent could not be
 * read. `not-recorded`: the ledger could not be written for a while. `stopped`: a client wants no messages any more.
 * `locked-code`: a code to read by was guessed at too often.
 */
export const pastTroubleSchema = z.enum([
	'unknown',
	'undeliverable',
	'refused',
	'given-up',
	'brief-refused',
	'brief-given-up',
	'unreadable',
	'not-recorded',
	'stopped',
	'locked-code',
]);
export type PastTrouble = z.infer<typeof pastTroubleSchema>;

export const troubleKindSchema = z.enum([...lastingTroubleSchema.options, ...pastTroubleSchema.options]);
export type TroubleKind = z.infer<typeof troubleKindSchema>;

/** Whether it goes on until it is mended. */
export function isLasting(kind: TroubleKind): kind is LastingTrouble {
	return lastingTroubleSchema.options.some((lasting) => lasting === kind);
}
