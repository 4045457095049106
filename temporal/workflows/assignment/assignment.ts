import { allHandlersFinished, CancellationScope, condition, defineQuery, setHandler } from '@temporalio/workflow';
import type { AssignmentInput, AssignmentStatus } from '../../contract/assignment';
import { endingProblem, objectProblem, reviewedProblem, stoppedProblem } from '../../contract/change-problems';
import { ASSIGNMENT_CHANGES, type ToAssignment } from '../../contract/changes';
import { QUERY, TOLD } from '../../contract/names';
import type { ToldReview } from '../../contract/review';
import type { ToldEnding } from '../../contract/sending';
import type { ToldStop } from '../../contract/stops';
import { bindChanges, bindSignal } from '../binding';
import { passOverOthers } from '../not-taken';
import { Reading } from '../reading';
import type { Carried } from './carried';
import { AssignmentLife } from './life';

/**
 * One assignment, from assigning to close. Binds what comes in; `AssignmentLife` does the rest.
 *
 * @param carried what the run before has left, where this one goes on
 */
export async function assignment(input: AssignmentInput, carried?: Carried): Promise<AssignmentStatus> {
	const reading = new Reading();
	reading.start(input);
	if (carried !== undefined) reading.start(carried);
	const life = new AssignmentLife(input, carried);

	setHandler(defineQuery<AssignmentStatus>(QUERY.status), () => life.status());
	bindChanges<keyof ToAssignment>(ASSIGNMENT_CHANGES, life, reading);
	bindSignal<ToldEnding>(TOLD.ended, endingProblem, life, reading, (told) => life.messages.learn(told));
	bindSignal(TOLD.agreed, objectProblem, life, reading, () => life.messages.agreed());
	bindSignal<ToldStop>(TOLD.stopped, stoppedProblem, life, reading, ({ scope }) => life.stopped(scope));
	bindSignal<ToldReview>(TOLD.reviewed, reviewedProblem, life, reading, (told) => life.reviewed(told));
	const told = [TOLD.ended, TOLD.agreed, TOLD.stopped, TOLD.reviewed];
	passOverOthers([...Object.keys(ASSIGNMENT_CHANGES), ...told], life);

	// An engineer who cancels the workflow withdraws the assignment, so that ledger and Temporal agree.
	CancellationScope.current().cancelRequested.catch(() => {
		const withdrawal = { withdrawalId: 'cancelled', reason: 'Ended by whoever looks after the homework service' };
		if (life.objectionTo('withdraw', withdrawal) ?? life.standing('withdraw', withdrawal)) return;
		life.changes.withdraw(withdrawal);
	});

	await CancellationScope.nonCancellable(async () => {
		await life.run();
		await condition(allHandlersFinished);
	});
	return life.status();
}
