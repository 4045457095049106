import type { Answer, Question } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';
import type { Saying } from '../../ledger/sending/sayings';
import type { Library } from '../../library/library';
import { localDate } from '../../plan/hours';
import { shortNames } from '../../wording/short-names';
import { sentenceOf } from './sentence';

/**
 * Why messages came or not, in a sentence each. Of an assignment the first word is of the homework itself, the last time that
 * it was sent; of a client on a day it is of all that was planned for that day, or went out on it.
 *
 * @param now in milliseconds
 */
export async function explain(
	question: Question<'explain'>,
	{ ledger, library }: { ledger: Ledger; library: Library },
	now: number,
): Promise<Answer<'explain'>> {
	const sayings =
		question.of === 'assignment'
			? await ledger.sayings.ofAssignment(question.assignmentId)
			: await ledger.sayings.ofClient(question.clientId);
	const [first] = sayings ?? [];
	if (!sayings || !first) return null;
	const { client, zone } = first.story;
	const held = (await ledger.brake.standing())?.reason;
	const told = (saying: Saying) => sentenceOf(saying, { now, clock: library.calendar, held });
	const asked = question.of === 'assignment' ? sayings : sayings.filter((saying) => isOn(saying, question.date));
	const sentence =
		question.of === 'assignment'
			? told(sayings.findLast(({ what }) => what === 'deliver') ?? first)
			: asked.map(told).join(' ') || `Nothing was planned or sent for that day.${nextOf(sayings, now, told)}`;
	return {
		...{ client: shortNames([client])(client), zone, sentence },
		messages: asked.map((saying) => ({
			...{ assignmentId: saying.story.assignmentId, what: saying.what, state: saying.state },
			plannedAt: iso(saying.plannedAt),
			...(saying.wentOutAt !== undefined && { wentOutAt: iso(saying.wentOutAt) }),
			sentence: told(saying),
		})),
	};
}

/** Whether a message was meant for a day of the client's calendar, waits for it, or went out on it. */
function isOn({ plannedAt, nextAt, wentOutAt, story: { zone } }: Saying, date: string): boolean {
	return [plannedAt, nextAt, wentOutAt].some((at) => at !== undefined && localDate(at, zone) === date);
}

/** What comes next, where nothing was for the day that was asked about. */
function nextOf(sayings: Saying[], now: number, told: (saying: Saying) => string): string {
	const next = sayings.find(({ state, plannedAt }) => state === 'planned' && plannedAt > now);
	return next ? ` ${told(next)}` : '';
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
