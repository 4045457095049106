import { DateTime } from 'luxon';
import type { Story } from '../ledger/assignments/stories';
import type { GoneLine } from '../ledger/sending/gone-lines';
import { zoneInWords } from '../contract/clock-format';
import { clocksDiffer, isEndOfDay } from '../wording/date-in-words';
import { daysInLine } from './days-in-line';
import { line, type Reading } from './line';

/** What became of homework that is not for the session any more that a clinician was told: `Thought record: handed over`. */
export function goneLine({ story, fate }: Pick<GoneLine, 'story' | 'fate'>, reading: Reading): string {
	const { title } = story.exercise;
	switch (fate) {
		case 'withdrawn':
			return line(story, reading);
		case 'moved':
			return `${title}: ${movedWords(story, reading)}`;
		case 'handed-over':
			return `${title}: handed over`;
	}
}

function movedWords({ sessionAt, dueAt }: Story, { zone, now, otherZone }: Reading): string {
	const at = DateTime.fromISO(sessionAt ?? dueAt, { zone, locale: 'en' });
	const days = daysInLine([at], DateTime.fromMillis(now, { zone }));
	const asTold = clocksDiffer(at.toMillis(), zone, otherZone) ? ` (${zoneInWords(zone)})` : '';
	if (sessionAt !== undefined) return `the session is now ${days.withTime(at)}${asTold}`;
	const due = isEndOfDay(at) ? `by the end of ${days.withoutTime(at.minus(1))}` : days.withTime(at);
	return `no session any more, due ${due}${asTold}`;
}
