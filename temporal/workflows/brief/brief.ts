import {
	allHandlersFinished,
	ApplicationFailure,
	condition,
	defineSignal,
	defineUpdate,
	setHandler,
} from '@temporalio/workflow';
import type { BriefKey } from '../../activities/other-workflows';
import type { Seen, SeenResult } from '../../contract/brief';
import { CHANGE, TOLD } from '../../contract/names';
import { NotTaken, passOverOthers } from '../not-taken';
import { isUnreadable } from '../../contract/unreadable';
import { raise, Reading, unreadableFailure } from '../reading';
import { BriefLife } from './life';
import { seenProblem } from './problems';

/** Briefs a clinician before the sessions of a day. Binds what comes in; `BriefLife` does the rest. */
export async function brief(key: BriefKey): Promise<void> {
	const reading = new Reading();
	reading.start(key);
	const life = new BriefLife(key);
	const notTaken = new NotTaken();

	setHandler(defineSignal(TOLD.changed), () => life.changed());

	setHandler(
		defineUpdate<SeenResult, [Seen]>(CHANGE.seen),
		(seen) => {
			reading.next(seen);
			return life.seen(seen);
		},
		{
			validator: (input: unknown) => {
				if (isUnreadable(input)) throw unreadableFailure(input.homeworkUnreadable.words);
				const problem = seenProblem(input);
				if (problem !== undefined) throw ApplicationFailure.nonRetryable(`${CHANGE.seen}: ${problem}`, 'InvalidChange');
			},
		},
	);
	setHandler(defineSignal<[Seen]>(CHANGE.seen), async (input) => {
		const unreadable = reading.next(input);
		if (unreadable) raise('unreadable');
		const problem = unreadable?.words ?? seenProblem(input);
		if (problem === undefined) await life.seen(input);
		else await notTaken.add(CHANGE.seen, problem);
	});

	passOverOthers([CHANGE.seen, TOLD.changed], (signal, problem) => notTaken.add(signal, problem));

	await life.run();
	await condition(allHandlersFinished);
}
