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
	SendingNow,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/assignment';
import { CHANGE, QUERY, TOLD } from '../../contract/names';
import type { SendingNowResult } from '../../contract/send-now';
import type { ToldEnding } from '../../contract/sending';
import { passOverOthers } from '../not-taken';
import { isUnreadable } from '../../contract/unreadable';
import { Reading, unreadableFailure } from '../reading';
import { AssignmentLife } from './life';
import {
	endingProblem,
	noteProblem,
	policyChangeProblem,
	rejection,
	reminderChangeProblem,
	reschedulingProblem,
	sendingNowProblem,
	submissionProblem,
	withdrawalProblem,
} from './problems';

/** One assignment, from assigning to close. Binds what comes in; `AssignmentLife` does the rest. */
export async function assignment(input: AssignmentInput): Promise<AssignmentStatus> {
	const reading = new Reading();
	reading.start(input);
	const life = new AssignmentLife(input);
	const accept = accepting(life, reading);

	setHandler(defineQuery<AssignmentStatus>(QUERY.status), () => life.status());

	const { changes } = life;
	accept<Submission, SubmissionResult>(CHANGE.submit, submissionProblem, (asked) => changes.submit(asked));
	accept<Note, NoteResult>(CHANGE.addNote, noteProblem, (asked) => changes.addNote(asked));
	accept<SendingNow, SendingNowResult>(CHANGE.remindNow, sendingNowProblem, (asked) => changes.remindNow(asked));
	accept<ReminderChange, ReminderChangeResult>(CHANGE.pauseReminders, reminderChangeProblem, (asked) =>
		changes.pauseReminders(asked),
	);
	accept<ReminderChange, ReminderChangeResult>(CHANGE.resumeReminders, reminderChangeProblem, (asked) =>
		changes.resumeReminders(asked),
	);
	accept<Rescheduling, ReschedulingResult>(CHANGE.reschedule, reschedulingProblem, (asked) =>
		changes.reschedule(asked),
	);
	accept<PolicyChange, PolicyChangeResult>(CHANGE.applyPolicy, policyChangeProblem, (asked) =>
		changes.applyPolicy(asked),
	);
	accept<Withdrawal, WithdrawalResult>(CHANGE.withdraw, withdrawalProblem, (asked) => changes.withdraw(asked));

	acceptSignal<ToldEnding>(TOLD.ended, endingProblem, life, reading, (told) => life.learn(told));

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

/**
 * One handler behind the Update and the Signal of the same name. An invalid Update is rejected; an invalid Signal, and whatever
 * cannot be read, is kept on record and raised, since a client's words may be in it.
 */
function accepting(life: AssignmentLife, reading: Reading) {
	return <Input, Result>(
		name: string,
		problemOf: ProblemOf,
		apply: (input: Input) => Result | Promise<Result>,
	): void => {
		const take = (input: Input) => {
			const unreadable = reading.next(input);
			if (unreadable) {
				life.notUnderstood(name, unreadable.words, unreadable.kept);
				throw unreadableFailure(`${unreadable.words} What was said (${name}) is kept on record, and changed nothing.`);
			}
			life.understood(name);
			return apply(input);
		};
		setHandler(defineUpdate<Result, [Input]>(name), take, {
			validator: (input: unknown) => {
				if (isUnreadable(input)) return;
				const problem = problemOf(input);
				if (problem !== undefined) throw rejection('InvalidChange', `${name}: ${problem}`);
				const objection = life.objectionTo(name, input);
				if (objection) throw rejection(objection.type, objection.message);
			},
		});
		acceptSignal(name, problemOf, life, reading, apply);
	};
}

type ProblemOf = (input: unknown) => string | undefined;

function acceptSignal<Input>(
	name: string,
	problemOf: ProblemOf,
	life: AssignmentLife,
	reading: Reading,
	apply: (input: Input) => unknown,
): void {
	setHandler(defineSignal<[Input]>(name), async (input) => {
		const unreadable = reading.next(input);
		const problem = unreadable?.words ?? problemOf(input);
		if (problem !== undefined) {
			life.notUnderstood(name, problem, unreadable?.kept ?? JSON.stringify(input) ?? '');
			return await life.passOver(name, problem);
		}
		life.understood(name);
		const objection = life.objectionTo(name, input);
		if (objection) await life.passOver(name, objection.message);
		else await apply(input);
	});
}
