import {
	allHandlersFinished,
	CancellationScope,
	condition,
	defineQuery,
	defineSignal,
	defineUpdate,
	log,
	setHandler,
} from '@temporalio/workflow';
import type {
	AssignmentInput,
	AssignmentStatus,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/assignment';
import { CHANGE, QUERY } from '../../contract/names';
import { rejection, submissionProblem, withdrawalProblem } from './changes';
import { AssignmentLife } from './life';

/** One assignment, from assigning to close. Binds what comes in; `AssignmentLife` does the rest. */
export async function assignment(input: AssignmentInput): Promise<AssignmentStatus> {
	const life = new AssignmentLife(input);

	setHandler(defineQuery<AssignmentStatus>(QUERY.status), () => life.status());

	accept<Submission, SubmissionResult>(CHANGE.submit, submissionProblem, life, (submission) => life.submit(submission));
	accept<Withdrawal, WithdrawalResult>(CHANGE.withdraw, withdrawalProblem, life, (withdrawal) =>
		life.withdraw(withdrawal),
	);

	// An engineer who cancels the workflow withdraws the assignment, so that ledger and Temporal agree.
	CancellationScope.current().cancelRequested.catch(() =>
		life.withdraw({ withdrawalId: 'cancelled', reason: 'Cancelled in Temporal' }),
	);

	await CancellationScope.nonCancellable(async () => {
		await life.run();
		await condition(allHandlersFinished);
	});
	return life.status();
}

/** One handler behind the Update and the Signal of the same name. An invalid Update is rejected, an invalid Signal dropped. */
function accept<Input, Result>(
	name: string,
	problemOf: (input: unknown) => string | undefined,
	life: AssignmentLife,
	apply: (input: Input) => Result,
): void {
	setHandler(defineUpdate<Result, [Input]>(name), apply, {
		validator: (input: unknown) => {
			const problem = problemOf(input);
			if (problem !== undefined) throw rejection('InvalidChange', `${name}: ${problem}`);
			const closed = life.closedTo(name);
			if (closed !== undefined) throw rejection('AssignmentClosed', closed);
		},
	});
	setHandler(defineSignal<[Input]>(name), (input) => {
		const problem = problemOf(input) ?? life.closedTo(name);
		if (problem === undefined) apply(input);
		else log.warn('Dropped a signal', { signal: name, problem });
	});
}
