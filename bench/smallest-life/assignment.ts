import {
	condition,
	defineUpdate,
	setHandler,
	sleep,
	upsertMemo,
	upsertSearchAttributes,
	workflowInfo,
} from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { AssignmentInput } from '../../temporal/contract/assignment';
import type { Submission, SubmissionResult } from '../../temporal/contract/change-inputs';
import type { ClientCommand } from '../../temporal/contract/command';
import { CHANGE, commandId, MEMO, reminderCommandId, SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { ledger, sendMessage } from '../../temporal/workflows/assignment/proxies';

const DAY = 24 * 60 * 60 * 1000;

/**
 * The least that comes to the same steps as an assignment that is answered before due: nothing but this one course is
 * thought of.
 */
export async function assignment(input: AssignmentInput): Promise<void> {
	const { assignmentId, terms } = input;
	const dueAt = Date.parse(terms.dueAt);
	let answer: Submission | undefined;
	setHandler(defineUpdate<SubmissionResult, [Submission]>(CHANGE.submit), (submission) => {
		answer = submission;
		return { outcome: submission.outcome, repeated: false };
	});
	const say = (command: ClientCommand, expiresAt: string, id = commandId(assignmentId, command)) =>
		sendMessage(
			{ command, commandId: id, assignmentId, generation: 0, at: new Date(Date.now()).toISOString(), expiresAt },
			command,
		);

	const recorded = await ledger.recordAssignment(input, workflowInfo().firstExecutionRunId);
	if (recorded.kind === 'refused') throw new Error(recorded.refusal.message);
	upsertMemo({ [MEMO.page]: { outcome: 'open', ...recorded.pinned } });

	await say('deliver', terms.dueAt);
	for (const { ordinal, at, expiresAt } of recorded.plan.reminders) {
		await sleep(Date.parse(at) - Date.now());
		await say('remind', expiresAt, reminderCommandId(assignmentId, `${ordinal}`));
	}
	await condition(() => answer !== undefined, dueAt - Date.now());

	const { outcome, reportedBy } = answer!;
	const at = new Date(Date.now()).toISOString();
	await ledger.recordEvent({
		eventId: `${assignmentId}.answered`,
		assignmentId,
		kind: 'answered',
		at,
		outcome,
		reportedBy,
	});
	upsertMemo({ [MEMO.page]: { outcome, ...recorded.pinned } });
	upsertSearchAttributes([{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'), value: outcome }]);
	await say('confirm', new Date(Date.now() + DAY).toISOString());
	await sleep(dueAt + DAY - Date.now());
}
