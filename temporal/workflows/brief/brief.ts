import { allHandlersFinished, condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { BriefKey } from '../../activities/other-workflows';
import { BRIEF_CHANGES, type ToBrief } from '../../contract/changes';
import { TOLD } from '../../contract/names';
import { bindChanges } from '../binding';
import { passOverOthers } from '../not-taken';
import { Reading } from '../reading';
import { BriefLife, type CarriedBrief } from './life';

/**
 * Briefs a clinician before the sessions of a day. Binds what comes in; `BriefLife` does the rest.
 *
 * @param carried what the run before has left, where this one goes on
 */
export async function brief(key: BriefKey, carried?: CarriedBrief): Promise<void> {
	const reading = new Reading();
	reading.start(key);
	if (carried !== undefined) reading.start(carried);
	const life = new BriefLife(key, carried);

	setHandler(defineSignal(TOLD.changed), () => life.changed());
	bindChanges<keyof ToBrief>(BRIEF_CHANGES, life, reading);
	passOverOthers([...Object.keys(BRIEF_CHANGES), TOLD.changed], life);

	await life.run();
	await condition(allHandlersFinished);
	life.end();
}
