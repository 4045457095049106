import type { Story, StoryEvent } from '../ledger/assignments/stories';

/** Whose notes there are; of whom is not known where an earlier release took one. */
const NOTES: Record<NonNullable<StoryEvent['reportedBy']>, string> = {
	client: 'client added a note',
	staff: 'note by the practice',
};

/** That there are notes beside the answer, and whose, each kind once. */
export function noteWords({ events }: Story): string[] {
	const notes = events.filter(({ kind }) => kind === 'note-added');
	return [...new Set(notes.map(({ reportedBy }) => (reportedBy ? NOTES[reportedBy] : 'note added')))];
}
