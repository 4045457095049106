import { activityInfo } from '@temporalio/activity';
import type { Answer, Question } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';

/** What is stopped at an address, and what waits for it. */
export async function standingStop(
	{ contactIndex }: Question<'standingStop'>,
	{ stops }: Ledger,
): Promise<Answer<'standingStop'>> {
	const { stop, ...counts } = await stops.standing(contactIndex, activityInfo().scheduledTimestampMs);
	return {
		...(stop && { stop: { scope: stop.scope, since: new Date(stop.at).toISOString() } }),
		assignments: (await stops.openAt(contactIndex)).length,
		...counts,
	};
}
