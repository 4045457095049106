import type { Proof } from '../../contract/receipt';
import type { HeldReason, SkipReason } from '../../contract/sending';

/**
 * What a try came to, and why. The reason is kept sealed; where it is `quoted`, it is in the words of the flow or its
 * provider, which may name the client, else in ours.
 */
export type TryEnd =
	| { result: 'sent'; providerMessageId?: string }
	| { result: 'refused' | 'opted-out'; reason: string; quoted?: true }
	/** The flow chose not to send it. */
	| { result: 'skipped'; reason?: string; quoted?: true }
	/** Its provider did not take it, as is proven. */
	| { result: 'failed'; proof: Proof; reason: string; quoted?: true }
	/** Surely nothing went out. */
	| { result: 'not-sent'; why: HeldReason; reason: string }
	| { result: 'unknown'; reason: string; quoted?: true };

/** The code of what a try came to, as the command's reason. */
export function reasonOf(end: TryEnd): HeldReason | SkipReason | undefined {
	switch (end.result) {
		case 'not-sent':
			return end.why;
		case 'failed':
			return 'failed';
		case 'unknown':
			return 'unsure';
		case 'skipped':
			return 'by-flow';
		case 'sent':
		case 'refused':
		case 'opted-out':
			return undefined;
	}
}
