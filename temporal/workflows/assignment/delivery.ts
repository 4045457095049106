import type { PushResult } from '../../contract/receipt';

export const EXPIRED = 'It was due before it could be delivered.';

/** Why this result leaves an assignment undelivered for good, or undefined where it was delivered or is over anyway. */
export function undeliveredBecause(result: PushResult): string | undefined {
	switch (result.kind) {
		case 'sent':
			return undefined;
		case 'refused':
			return `The provider refused it: ${result.reason}`;
		case 'skipped':
			switch (result.reason) {
				case 'answered':
				case 'withdrawn':
					return undefined;
				case 'quiet-hours':
				case 'gap':
				case 'cap':
				case 'paused':
				case 'undelivered':
				case 'merged':
				case 'no-route':
				case 'nothing-new':
					return `It was held back until it was due (${result.reason}).`;
				case 'no-consent':
					return result.detail ?? 'The client has not agreed to messages at this address.';
				case 'expired':
					return result.detail ?? EXPIRED;
				case 'by-flow':
					return `The flow chose not to send it: ${result.detail ?? 'it gave no reason'}`;
			}
	}
}

/** The same where every try failed. */
export function undeliveredAfter(reason: string): string {
	return `Every try failed until it was due; the last one said: ${reason}`;
}
