import {
	allHandlersFinished,
	CancellationScope,
	condition,
	defineQuery,
	defineSignal,
	defineUpdate,
	setHandler,
} from '@temporalio/workflow';
import type {
	AssignmentInput,
	AssignmentStatus,
	Note,
	NoteResult,
	PolicyChange,
	PolicyChangeResult,
	ReminderChange,
	ReminderChangeResult,
	Rescheduling,
	ReschedulingResult,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/assignment';
import { CHANGE, QUERY, TOLD } from '../../contract/names';
import type { ToldEnding } from '../../contract/sending';
import { passOverOthers } from '../not-taken';
import { AssignmentLife } from './life';
import {
	endingProblem,
	noteProblem,
	policyChangeProblem,
	rejection,
	reminderChangeProblem,
	reschedulingProblem,
	submissionProblem,
	withdrawalProblem,
} from './problems';

/** One assignment, from assigning to close. Binds what comes in; `AssignmentLife` does the rest. */
export async function assignment(input: AssignmentInput): Promise<AssignmentStatus> {
	const life = new AssignmentLife(input);

	setHandler(defineQuery<AssignmentStatus>(QUERY.status), () => life.status());

	const { changes } = life;
	accept<Submission, SubmissionResult>(CHANGE.submit, submissionProblem, life, (asked) => changes.submit(asked));
	accept<Note, NoteResult>(CHANGE.addNote, noteProblem, life, (asked) => changes.addNote(asked));
	accept<ReminderChange, ReminderChangeResult>(CHANGE.remindNow, reminderChangeProblem, life, (asked) =>
		changes.remindNow(asked),
	);
	accept<ReminderChange, ReminderChangeResult>(CHANGE.pauseReminders, reminderChangeProblem, life, (asked) =>
		changes.pauseReminders(asked),
	);
	accept<ReminderChange, ReminderChangeResult>(CHANGE.resumeReminders, reminderChangeProblem, life, (asked) =>
		changes.resumeReminders(asked),
	);
	accept<Rescheduling, ReschedulingResult>(CHANGE.reschedule, reschedulingProblem, life, (asked) =>
		changes.reschedule(asked),
	);
	accept<PolicyChange, PolicyChangeResult>(CHANGE.applyPolicy, policyChangeProblem, life, (asked) =>
		changes.applyPolicy(asked),
	);
	accept<Withdrawal, WithdrawalResult>(CHANGE.withdraw, withdrawalProblem, life, (asked) => changes.withdraw(asked));

	setHandler(defineSignal<[ToldEnding]>(TOLD.ended), (told) => {
		const problem = endingProblem(told);
		if (problem === undefined) life.learn(told);
		else return life.passOver(TOLD.ended, problem);
	});

	const known = Object.values(CHANGE).filter((name) => name !== CHANGE.seen);
	passOverOthers([...known, TOLD.ended], (signal, problem) => life.passOver(signal, problem));

	// An engineer who cancels the workflow withdraws the assignment, so that ledger and Temporal agree.
	CancellationScope.current().cancelRequested.catch(() => {
		const withdrawal = { withdrawalId: 'cancelled', reason: 'Cancelled in Temporal' };
		if (!life.objectionTo(CHANGE.withdraw, withdrawal)) changes.withdraw(withdrawal);
	});

	await CancellationScope.nonCancellable(async () => {
		await life.run();
		await condition(allHandlersFinished);
	});
	return life.status();
}

/** One handler behind the Update and the Signal of the same name. An invalid Update is rejected, an invalid Signal passed over. */
function accept<Input, Result>(
	name: string,
	problemOf: (input: unknown) => string | undefined,
	life: AssignmentLife,
	apply: (input: Input) => Result | Promise<Result>,
): void {
	setHandler(defineUpdate<Result, [Input]>(name), apply, {
		validator: (input: unknown) => {
			const problem = problemOf(input);
			if (problem !== undefined) throw rejection('InvalidChange', `${name}: ${problem}`);
			const objection = life.objectionTo(name, input);
			if (objection) throw rejection(objection.type, objection.message);
		},
	});
	acceptSignal(name, problemOf, life, apply);
}

function acceptSignal<Input>(
	name: string,
	problemOf: (input: unknown) => string | undefined,
	life: AssignmentLife,
	apply: (input: Input) => unknown,
): void {
	setHandler(defineSignal<[Input]>(name), async (input) => {
		const problem = problemOf(input) ?? life.objectionTo(name, input)?.message;
		if (problem === undefined) await apply(input);
		else await life.passOver(name, problem);
	});
}
