import { workflowInfo } from '@temporalio/workflow';

/**
 * Events after which a workflow continues as new. A run may have 2,000 Updates, 10,000 Signals and 51,200 events; each Update
 * and Signal is an event at least, so that this one bound keeps clear of all of them, with room for what still comes in
 * until the run is at rest.
 */
const LONG_HISTORY = 1_500;

/** Whether the run is to hand on what it knows to another one: by its events, or by their size as the server sees it. */
export function isLong(): boolean {
	const { historyLength, continueAsNewSuggested } = workflowInfo();
	return historyLength >= LONG_HISTORY || continueAsNewSuggested;
}
