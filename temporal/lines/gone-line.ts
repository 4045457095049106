import { DateTime } from 'luxon';
import type { Story } from '../ledger/assignments/stories';
import type { GoneLine } from '../ledger/sending/gone-lines';
import { zoneInWords } from '../contract/clock-format';
import { clocksDiffer } from '../wording/date-in-words';
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
	const when = daysInLine([at], DateTime.fromMillis(now, { zone })).withTime(at);
	const asTold = clocksDiffer(at.toMillis(), zone, otherZone) ? ` (${zoneInWords(zone)})` : '';
	return sessionAt === undefined ? `no session any more, due ${when}${asTold}` : `the session is now ${when}${asTold}`;
}
