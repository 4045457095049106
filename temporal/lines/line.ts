import { DateTime } from 'luxon';
import { timeFormat, zoneInWords } from '../contract/clock-format';
import { clocksDiffer, isDueToday, isEndOfDay } from '../wording/date-in-words';
import type { Hindrance } from '../contract/change-inputs';
import { ANSWERS, type EventKind } from '../contract/event';
import type { Story } from '../ledger/assignments/stories';
import { daysInLine } from './days-in-line';
import { notDeliveredWords } from './not-delivered';
import { noteWords } from './notes';
import { stopOf, stopWords } from './stopped';
import { waitingWords } from './waiting';

/** Steps of which a line says when they happened. */
const DATED: EventKind[] = ['delivered', 'unconfirmed', 'reminded', ...ANSWERS, 'withdrawn'];

const HINDRANCES: Record<Hindrance, string> = {
	'no-time': 'no time',
	forgot: 'forgot',
	unclear: 'unclear what to do',
	'too-difficult': 'too difficult',
	'not-right-now': 'not right now',
	other: 'another reason',
};

/**
 * How an assignment stands, as a clinician reads it: `Thought record: delivered Mon 9:02, reminded Thu, done Sat, with
 * a reflection`. It names no client, and quotes neither a note nor what a program said.
 *
 * Where its times could be mistaken for those of another clock, they are told with their zone.
 */
export function line(story: Story, { zone, now, otherZone }: Reading): string {
	const read = (at: string) => DateTime.fromISO(at, { zone, locale: 'en' });
	const dated = story.events.filter(({ kind }) => DATED.includes(kind)).map(({ at }) => at);
	const waits = [story.waits?.until, stopOf(story)?.at].filter((at) => at !== undefined);
	const days = daysInLine(
		[...dated, story.deliverAt, ...waits, story.dueAt].map(read),
		DateTime.fromMillis(now, { zone }),
	);
	let asTold = '';
	const mistakable = (at: string) => {
		if (clocksDiffer(Date.parse(at), zone, otherZone)) asTold = ` (${zoneInWords(zone)})`;
	};
	const say: Say = {
		when: (at) => {
			mistakable(at);
			return days.withTime(read(at));
		},
		due: (at) => {
			mistakable(at);
			const due = read(at);
			const isToday = isDueToday(due.toMillis(), zone, now);
			if (isEndOfDay(due)) return `by the end of ${isToday ? 'today' : days.withoutTime(due.minus(1))}`;
			return isToday ? `today ${due.toFormat(timeFormat(zone))}` : days.withTime(due);
		},
		day: (at) => days.withoutTime(read(at)),
	};
	const said = [...deliveryWords(story, say, now), ...reminderWords(story, say), ...stopWords(story, say.day)];
	const words = [...said, ...outcomeWords(story, say)];
	return `${story.exercise.title}: ${words.join(', ')}${asTold}`;
}

/** By which clock, and when, a line is read. */
export interface Reading {
	/** IANA: the practice's in a brief, the client's where one client is looked at. */
	zone: string;
	/** Milliseconds since 1970, UTC. */
	now: number;
	/** The zone that it could be mistaken for: the client's in a brief, the practice's where one client is looked at. */
	otherZone: string;
}

/** What is said of an assignment where something was said to it that is not on record yet: nothing that may be wrong by now. */
export function unreadLine({ exercise }: Pick<Story, 'exercise'>): string {
	return `${exercise.title}: how it stands is not known at the moment`;
}

/** How instants read: with the time of day, or the day alone. Where something is due by the end of a day, that day is told. */
interface Say {
	when: (at: string) => string;
	due: (at: string) => string;
	day: (at: string) => string;
}

function deliveryWords(story: Story, { when }: Say, now: number): string[] {
	const { delivery, outcome, deliverAt } = story;
	switch (delivery) {
		case 'delivered':
			return [`delivered ${when(lastEvent(story, 'delivered')?.at ?? deliverAt)}`];
		case 'unconfirmed':
			return [`delivery not confirmed ${when(lastEvent(story, 'unconfirmed')?.at ?? deliverAt)}`];
		case 'undeliverable':
			return [`not delivered (${notDeliveredWords(lastEvent(story, 'undeliverable')?.because)})`];
		case 'waiting':
			if (stopOf(story)?.scope === 'all') return ['not delivered'];
			return outcome === 'open' ? [waitingWords(story, now, when)] : [];
	}
}

function reminderWords({ events, paused, outcome }: Story, { day }: Say): string[] {
	const days = events.filter(({ kind }) => kind === 'reminded').map(({ at }) => day(at));
	return [
		...(days.length > 0 ? [`reminded ${listed([...new Set(days)])}`] : []),
		...(paused && outcome === 'open' ? ['reminders paused'] : []),
	];
}

function outcomeWords(story: Story, { due, day }: Say): string[] {
	const { delivery, outcome, dueAt } = story;
	const isAwaited = delivery === 'delivered' || delivery === 'unconfirmed';
	const fell = lastEvent(story, 'due');
	// Due that was moved ahead again is still to come.
	const isPast = fell !== undefined && Date.parse(fell.at) >= Date.parse(dueAt);
	const answers = story.events.filter(({ kind }) => ANSWERS.includes(kind));
	const answer = answers.at(-1);
	const notes = noteWords(story);
	const answered = (words: string, why = '') => [
		`${words}${answer ? ` ${day(answer.at)}` : ''}${why}`,
		// What was written with an answer that was changed is on record still.
		...(answers.some(({ filledIn }) => filledIn)
			? [story.scored ? 'with a worksheet that has a score' : 'with a worksheet']
			: []),
		...(answers.some(({ note }) => note !== undefined) ? ['with a reflection'] : []),
		...notes,
	];
	switch (outcome) {
		case 'open':
			return [...(isAwaited ? ['no answer yet'] : []), `${isPast ? 'was due' : 'due'} ${due(dueAt)}`, ...notes];
		case 'done':
			return answered('done');
		case 'partly':
			return answered('partly done');
		case 'could-not':
			return answered('could not be done', answer?.hindrance && ` (${HINDRANCES[answer.hindrance]})`);
		case 'no-answer':
			return [`no answer, was due ${due(dueAt)}`];
		case 'withdrawn': {
			const withdrawal = lastEvent(story, 'withdrawn');
			return [`withdrawn${withdrawal ? ` ${day(withdrawal.at)}` : ''}`];
		}
		case 'refused':
			return ['not taken up'];
	}
}

function lastEvent({ events }: Story, kind: EventKind) {
	return events.findLast((event) => event.kind === kind);
}

/** `Thu`, `Thu and Sat`, `Thu, Fri and Sat`. */
function listed(days: string[]): string {
	const last = days.at(-1)!;
	return days.length === 1 ? last : `${days.slice(0, -1).join(', ')} and ${last}`;
}
