import type { Answer, Question } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { timeInWords } from '../../wording/date-in-words';
import { line } from '../../lines/line';
import { asHtml, asText } from '../../lines/rendering';
import { dayBounds, localDate } from '../../plan/hours';
import { isolated } from '../../wording/isolated';
import { shortNames } from '../../wording/short-names';

/**
 * How the homework stands for a client's next session, or a clinician's sessions of a day, as a brief would say it.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function sessionSummary(
	question: Question<'sessionSummary'>,
	{ ledger, library }: { ledger: Ledger; library: Library },
	now: number,
): Promise<Answer<'sessionSummary'>> {
	if (!(await ledger.briefs.isKnown(question))) return null;
	const { zone } = library.calendar;
	const asked = question.of === 'clinician' ? question.date : undefined;
	const date = asked ?? (await nextDate());
	if (date === undefined) return { zone, lines: [], text: '', html: '' };

	const lines = await ledger.briefs.lines({ ...question, ...dayBounds(date, zone) });
	const clients = question.of === 'clinician' ? await ledger.briefs.clientsOf(question.clinicianId, now) : [];
	const nameOf = shortNames([...lines.map(({ story }) => story.client), ...clients]);
	const spoken = lines.map(({ story, sessionAt }) => ({
		...(story.sessionAt !== undefined && { time: timeInWords(sessionAt, library.calendar, story.zone) }),
		client: nameOf(story.client),
		line: line(story, { zone, now, otherZone: story.zone }),
	}));
	return {
		date,
		zone,
		lines: lines.map(({ assignmentId, sessionAt, story: { outcome } }, index) => ({
			assignmentId,
			client: spoken[index]!.client,
			line: spoken[index]!.line,
			outcome,
			sessionAt: new Date(sessionAt).toISOString(),
		})),
		text: asText(spoken.map((said) => ({ ...said, client: isolated(said.client) }))),
		html: asHtml(spoken),
	};

	/** The next day with sessions, from today on. */
	async function nextDate(): Promise<string | undefined> {
		const { from } = dayBounds(localDate(now, zone), zone);
		const sessionAt = await ledger.briefs.nextSession({ ...question, from });
		return sessionAt === undefined ? undefined : localDate(sessionAt, zone);
	}
}
