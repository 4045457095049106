import type { NotUnderstood } from '../binding';
import type { Details } from './journal';

/** So many that cannot be read are kept as they came: a client has one answer and few notes to give. */
const MOST_UNREADABLE = 20;

/** The longest text that is kept, in characters. The longest answer has fewer, encrypted, too. */
const LONGEST = 96 * 1024;

/**
 * What is put on record of something that was not understood. Anybody may send what cannot be read, as much as Temporal takes:
 * beyond some bounds it is only said that it came, and how long it was.
 *
 * @param before how many such steps there were
 */
export function detailsOf(name: string, { type, problem, kept }: NotUnderstood, before: number): Details {
	const reason = `${name}: ${problem}`;
	const isOneTooMany = type === 'Unreadable' && before >= MOST_UNREADABLE;
	if (kept.length <= LONGEST && !isOneTooMany) return { reason, kept };
	return { reason: `${reason} It is not kept: ${kept.length} characters.` };
}
