import type { Submission } from './change-inputs';

/** Whether the client has written something with an answer, or with one before it. */
export function hasWritten(
	before: { written?: boolean } | undefined,
	{ reportedBy, note }: Pick<Submission, 'reportedBy' | 'note'>,
): boolean {
	return before?.written === true || (reportedBy === 'client' && note !== undefined);
}
