import { defineSignal, setHandler } from '@temporalio/workflow';
import { TOLD } from '../../contract/names';

/** Briefs a clinician before the sessions of a day. */
export async function brief(): Promise<void> {
	setHandler(defineSignal(TOLD.changed), () => undefined);
	await Promise.resolve();
}
