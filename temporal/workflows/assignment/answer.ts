import type { Submission } from '../../contract/change-inputs';
import { hasWritten } from '../../contract/has-written';
import { MAX_CORRECTIONS } from '../../contract/names';
import type { PageMemo } from '../../contract/page-memo';
import type { AssignmentState } from './state';

/** The answer that stands, beside its outcome. */
export interface StandingAnswer extends Pick<Submission, 'reportedBy' | 'hindrance'> {
	/** Of all answers that were given, in their order: the last one stands. */
	submissionIds: string[];
	/** The client has written something with one of them. */
	written?: true;
}

/** Takes up an answer, be it the first or one in the place of another. */
export function takeAnswer(
	state: AssignmentState,
	{
		submissionId,
		reportedBy,
		hindrance,
		note,
		entries,
	}: Pick<Submission, 'submissionId' | 'reportedBy' | 'hindrance' | 'note' | 'entries'>,
): void {
	const submissionIds = [...answerIds(state), submissionId];
	state.submissionId = submissionId;
	state.reportedBy = reportedBy;
	state.answer = {
		...{ submissionIds, reportedBy },
		...(hindrance !== undefined && { hindrance }),
		...(hasWritten(state.answer, { reportedBy, note, entries }) && { written: true }),
	};
}

/** Ids of the answers that were given. */
export function answerIds({ answer, submissionId }: AssignmentState): string[] {
	return answer?.submissionIds ?? (submissionId === undefined ? [] : [submissionId]);
}

/** Whether what is said stands already; that a client confirms what staff have recorded is news. */
export function saysNothingNew(
	{ submissionId, outcome, reportedBy, hindrance, note, entries }: Submission,
	state: AssignmentState,
): boolean {
	if (answerIds(state).includes(submissionId)) return true;
	const isOwnWord = reportedBy === 'client' && state.reportedBy === 'staff';
	const isSame = outcome === state.outcome && hindrance === state.answer?.hindrance;
	return isSame && note === undefined && entries === undefined && !isOwnWord;
}

/** Whether another answer would be one correction too many. */
export function isCorrectedOut(asked: Submission, state: AssignmentState): boolean {
	return asked.corrects === true && answerIds(state).length > MAX_CORRECTIONS && !saysNothingNew(asked, state);
}

/** What the client's page knows of the answer that stands. */
export function answerForPage({ answer }: AssignmentState): PageMemo['answer'] {
	if (!answer) return undefined;
	const { submissionIds, ...said } = answer;
	return { ...said, count: submissionIds.length };
}
