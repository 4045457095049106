import { continueAsNew, proxyActivities, sleep, type ActivityOptions } from '@temporalio/workflow';
import type { WatchActivities, Watched } from '../../activities/types';
import { Answers } from '../answers';
import { Reading } from '../reading';
import { isLong } from '../renewal';

/** A look takes seconds, or some more where a flow does not answer. It is tried until the ledger lets itself be written. */
const patience: ActivityOptions = {
	startToCloseTimeout: '2 minutes',
	retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/**
 * Looks every three minutes for what goes wrong, and has whoever asks for attention told: one for a deployment, whatever the
 * number of workers.
 */
export async function watch(input: Watched): Promise<void> {
	new Reading().start(input);
	const { lookForTroubles } = proxyActivities<WatchActivities>(patience);
	const answers = new Answers();
	let known = input;
	for (;;) {
		const before = known;
		known = await answers.of('lookForTroubles', () => lookForTroubles(before));
		if (isLong()) await continueAsNew<typeof watch>(known);
		await sleep('3 minutes', { summary: 'next look for what goes wrong' });
	}
}
