import type { Story } from '../ledger/assignments/stories';

/** What whoever reads the address wants no more of, while that keeps anything back. */
export function stopOf({ outcome, stopped }: Story): Story['stopped'] {
	return outcome === 'open' ? stopped : undefined;
}

/**
 * That nothing, or no reminder, reaches the client any more, as a clinician reads it.
 *
 * @param day how the day of an instant reads
 */
export function stopWords(story: Story, day: (at: string) => string): string[] {
	const stop = stopOf(story);
	if (!stop) return [];
	return [`${stop.scope === 'all' ? 'messages' : 'reminders'} stopped at the client's address ${day(stop.at)}`];
}
