import { DateTime } from 'luxon';
import { withYear } from '../../contract/clock-format';
import type { Answer, Question } from '../../contract/question';
import type { Story } from '../../ledger/assignments/stories';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { timeInWords } from '../../wording/date-in-words';
import { line } from '../../lines/line';
import { asHtml, asText } from '../../lines/rendering';
import { addDays, dayBounds, localDate } from '../../plan/hours';
import { isolated } from '../../wording/isolated';
import { shortNames, type Client } from '../../wording/short-names';

/** For so long what has closed is still told of one client. */
const CLOSED_DAYS = 14;

/** What is told of: the day of the sessions, if there are any, and the homework, whose sessions may lie beside that day. */
interface Told {
	date?: string;
	homework: Array<{ story: Story; sessionAt: number; closedAt?: number }>;
	/** From whom the clients are to be told apart, too. */
	others: Client[];
}

interface Settings {
	ledger: Ledger;
	library: Library;
}

/**
 * How all the homework of a client stands that is open or has just closed, or that for a clinician's sessions of a day, as a brief
 * would say it.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function sessionSummary(
	question: Question<'sessionSummary'>,
	settings: Settings,
	now: number,
): Promise<Answer<'sessionSummary'>> {
	const { ledger, library } = settings;
	if (!(await ledger.briefs.isKnown(question))) return null;
	const { zone } = library.calendar;
	const told = question.of === 'client' ? ofClient(question, settings, now) : ofClinician(question, settings, now);
	const { date, homework, others } = await told;
	const nameOf = shortNames([...homework.map(({ story }) => story.client), ...others]);
	const spoken = homework.map(({ story, sessionAt, closedAt }) => {
		const isThatDay = localDate(sessionAt, zone) === date && closedAt === undefined;
		const closed = closedAt === undefined ? '' : ` (closed ${dayInWords(closedAt, zone, now)})`;
		return {
			...(isThatDay && story.sessionAt !== undefined && { time: timeInWords(sessionAt, library.calendar, story.zone) }),
			client: nameOf(story.client),
			line: line(story, { zone, now, otherZone: story.zone }) + closed,
		};
	});
	return {
		...(date !== undefined && { date }),
		zone,
		lines: homework.map(({ story: { assignmentId, outcome }, sessionAt, closedAt }, index) => ({
			assignmentId,
			client: spoken[index]!.client,
			line: spoken[index]!.line,
			outcome,
			sessionAt: new Date(sessionAt).toISOString(),
			date: localDate(sessionAt, zone),
			...(closedAt !== undefined && { closedAt: new Date(closedAt).toISOString() }),
		})),
		text: asText(spoken.map((said) => ({ ...said, client: isolated(said.client) }))),
		html: asHtml(spoken),
	};
}

/** The homework for the sessions of a day: the one asked about, or the next that has some, from today on. */
async function ofClinician(
	{ clinicianId, date: asked }: Extract<Question<'sessionSummary'>, { of: 'clinician' }>,
	{ ledger, library: { calendar } }: Settings,
	now: number,
): Promise<Told> {
	const { zone } = calendar;
	const next = asked === undefined && (await ledger.briefs.nextSession(clinicianId, startOfDay(now, zone)));
	const date = asked ?? (typeof next === 'number' ? localDate(next, zone) : undefined);
	if (date === undefined) return { homework: [], others: [] };
	const homework = await ledger.briefs.lines({ clinicianId, ...dayBounds(date, zone) });
	return { date, homework, others: await ledger.briefs.clientsOf(clinicianId, now) };
}

/** All that is open for a client, whenever it is or was due, and what closed not long ago. */
async function ofClient(
	{ clientId }: Extract<Question<'sessionSummary'>, { of: 'client' }>,
	{ ledger, library: { calendar } }: Settings,
	now: number,
): Promise<Told> {
	const { zone } = calendar;
	const closedSince = dayBounds(addDays(localDate(now, zone), -CLOSED_DAYS), zone).from;
	const homework = await ledger.clientsAssignments.of(clientId, closedSince);
	const today = startOfDay(now, zone);
	const next = homework.find(({ sessionAt, closedAt }) => closedAt === undefined && sessionAt >= today);
	return { ...(next && { date: localDate(next.sessionAt, zone) }), homework, others: [] };
}

function startOfDay(now: number, zone: string): number {
	return dayBounds(localDate(now, zone), zone).from;
}

function dayInWords(at: number, zone: string, now: number): string {
	const [there, today] = [at, now].map((instant) => DateTime.fromMillis(instant, { zone, locale: 'en' }));
	return there!.toFormat(withYear('ccc d LLL', there!, today!));
}
