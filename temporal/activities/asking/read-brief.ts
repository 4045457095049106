import { reportedOutcomeSchema } from '../../contract/change-inputs';
import type { KeyRing } from '../../contract/keys';
import type { Answer, Question } from '../../contract/question';
import { readSignInToken } from '../../contract/sign-in-token';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { line } from '../../lines/line';
import { shortNames } from '../../wording/short-names';

/**
 * What the clients of a brief wrote, for whoever has signed in as its clinician, named as the brief names them. What is shown
 * is on record as read.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function readBrief(
	{ signIn, from }: Question<'readBrief'>,
	{ ledger, library, ring }: { ledger: Ledger; library: Library; ring: KeyRing },
	now: number,
): Promise<Answer<'readBrief'>> {
	const who = readSignInToken(ring, signIn, now);
	if (!who) return { as: 'signed-out' };
	const { zone } = library.calendar;
	const { homework, next } = await ledger.readings.read(who, from, now);
	const others = await ledger.briefs.clientsOf(who.clinicianId, now);
	const reviews = await ledger.reviews.newest(homework.map(({ story }) => story.assignmentId));
	const nameOf = shortNames([...homework.map(({ story }) => story.client), ...others]);
	return {
		as: 'signed-in',
		zone,
		homework: homework.map(({ story, said }) => ({
			assignmentId: story.assignmentId,
			client: nameOf(story.client),
			exercise: story.exercise.title,
			line: line(story, { zone, now, otherZone: story.zone }),
			said,
			reviewable: reportedOutcomeSchema.safeParse(story.outcome).success,
			...(reviews.has(story.assignmentId) && { review: reviews.get(story.assignmentId) }),
		})),
		...(next !== undefined && { next }),
	};
}
