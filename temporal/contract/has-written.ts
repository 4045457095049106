import type { Submission } from './change-inputs';

/** Whether the client has written something with an answer, or with one before it. */
export function hasWritten(
	before: { written?: boolean } | undefined,
	{ reportedBy, note, entries }: Pick<Submission, 'reportedBy' | 'note' | 'entries'>,
): boolean {
	return before?.written === true || (reportedBy === 'client' && (note !== undefined || entries !== undefined));
}
