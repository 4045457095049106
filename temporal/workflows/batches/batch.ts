import {
	continueAsNew,
	defineQuery,
	proxyActivities,
	setCurrentDetails,
	setHandler,
	workflowInfo,
	type ActivityOptions,
} from '@temporalio/workflow';
import type { BatchActivities, ToldPage } from '../../activities/types';
import type { BatchInput, BatchProgress, BatchState } from '../../contract/batch';
import { QUERY } from '../../contract/names';
import { Answers } from '../answers';
import { Reading } from '../reading';

const LIMITS = { pageSize: 200, pagesPerRun: 200 };

/** A page takes seconds. It is tried until it is done: a worker that is gone is noticed by its silence. */
const patience: ActivityOptions = {
	startToCloseTimeout: '15 minutes',
	heartbeatTimeout: '1 minute',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/**
 * Has many assignments told of one change, page by page. It is durable without a worker, says how far it is, and continues
 * as new before its history grows.
 */
export async function batch(input: BatchInput): Promise<BatchProgress> {
	new Reading().start(input);
	const { batchId, order, limits: { pageSize, pagesPerRun } = LIMITS } = input;
	const { countAssignments, tellPage } = proxyActivities<BatchActivities>({ ...patience, summary: order.kind });
	const answers = new Answers();

	let known = input.state;
	setHandler(defineQuery<BatchProgress | null>(QUERY.progress), () => known?.progress ?? null);

	const count = () => answers.of('countAssignments', () => countAssignments(order.of));
	let state: BatchState = known ?? { progress: { ...NONE, assignments: await count() } };
	for (let page = 1; ; page += 1) {
		known = state;
		setCurrentDetails(story(state.progress));
		const next = { batchId, order, pageSize, state };
		const told: ToldPage = await answers.of('tellPage', () => tellPage(next));
		state = told.state;
		if (told.last) break;
		if (page >= pagesPerRun || workflowInfo().continueAsNewSuggested) {
			await continueAsNew<typeof batch>({ ...input, state });
		}
	}
	known = state;
	setCurrentDetails(story(state.progress));
	return state.progress;
}

const NONE = { done: 0, unchanged: 0, gone: 0, waiting: 0 };

/** What the Temporal UI shows. */
function story({ assignments, done, unchanged, gone, waiting }: BatchProgress): string {
	const told = done + unchanged + gone + waiting;
	return [
		`**${told} of ${assignments}** assignments told`,
		`${done} changed, ${unchanged} as before, ${gone} closed meanwhile, ${waiting} did not answer in time and take it up later`,
	].join('\n\n');
}
