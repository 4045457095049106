import { allHandlersFinished, condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { BriefKey } from '../../activities/other-workflows';
import { BRIEF_CHANGES, type ToBrief } from '../../contract/changes';
import { TOLD } from '../../contract/names';
import { bindChanges } from '../binding';
import { passOverOthers } from '../not-taken';
import { Reading } from '../reading';
import { BriefLife } from './life';

/** Briefs a clinician before the sessions of a day. Binds what comes in; `BriefLife` does the rest. */
export async function brief(key: BriefKey): Promise<void> {
	const reading = new Reading();
	reading.start(key);
	const life = new BriefLife(key);

	setHandler(defineSignal(TOLD.changed), () => life.changed());
	bindChanges<keyof ToBrief>(BRIEF_CHANGES, life, reading);
	passOverOthers([...Object.keys(BRIEF_CHANGES), TOLD.changed], life);

	await life.run();
	await condition(allHandlersFinished);
	life.end();
}
