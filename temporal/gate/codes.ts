import type { CodeFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** What is against a one-time code now: that it opens nothing any more. */
export function codeRule({ holds }: CodeFacts): Ruling | undefined {
	return holds ? undefined : skip('expired');
}
