import type { Answer, Question } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';
import { shortNames } from '../../wording/short-names';

/** Each answer and note that was shown to a clinician, the latest first, with the client by a short name. */
export async function whoRead(
	{ of, from, until }: Question<'whoRead'>,
	{ ledger }: { ledger: Ledger },
): Promise<Answer<'whoRead'>> {
	const readings = await ledger.readings.whoRead(of, {
		from: from === undefined ? 0 : Date.parse(from),
		until: until === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(until),
	});
	if (!readings) return null;
	const nameOf = shortNames(readings.map(({ story }) => story.client));
	return {
		readings: readings.map(({ readAt, clinician, story, kind, writtenAt }) => ({
			readAt: new Date(readAt).toISOString(),
			clinician,
			assignmentId: story.assignmentId,
			client: nameOf(story.client),
			exercise: story.exercise.title,
			what: kind,
			writtenAt: new Date(writtenAt).toISOString(),
		})),
	};
}
