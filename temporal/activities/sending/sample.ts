import type { z } from 'zod/v4';
import type { sendSampleSchema } from '../../contract/request';
import { tryAgain } from '../failures';
import { troubleWords } from './certainty';
import { post, type PostSettings } from './post';
import { sampleOf, type SampleSource } from './sample-commands';

export type SampleSettings = SampleSource & PostSettings;

/**
 * Pushes a sample about nobody to a flow that listens for a test event.
 *
 * @throws ApplicationFailure while n8n does not listen or cannot be reached
 */
export async function sendSample(
	{ command, routeId, url }: z.infer<typeof sendSampleSchema>,
	settings: SampleSettings,
): Promise<void> {
	const sample = sampleOf(command, routeId, settings);
	const posted = await post(url, sample.tryId, sample, settings);
	// Whether the flow then succeeds is what its builder is about to find out.
	const taken =
		posted.kind === 'timed-out' || (posted.kind === 'answered' && (posted.status < 300 || posted.status === 500));
	if (!taken) throw tryAgain('NotPublished', troubleWords(posted, { flowName: 'under test', url }));
}
