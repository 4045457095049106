import { activityInfo } from '@temporalio/activity';
import { DateTime } from 'luxon';
import type { Answer, Question } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { monthsFrom } from '../../numbers/period';
import { figuresOf } from '../../numbers/scorecard';

/** How the homework went that was due in a month, and in those before it, on the practice's calendar. */
export async function scorecard(
	{ month: asked, months }: Question<'scorecard'>,
	{ ledger, library }: { ledger: Ledger; library: Library },
): Promise<Answer<'scorecard'>> {
	const { zone } = library.calendar;
	const now = activityInfo().scheduledTimestampMs;
	const today = DateTime.fromMillis(now, { zone });
	const month = asked === 'this' || asked === 'last' ? inMonths(today, asked === 'last' ? -1 : 0) : asked;
	const last = DateTime.fromISO(`${month}-01`, { zone });
	const names = Array.from({ length: months }, (_, index) => inMonths(last, index + 1 - months));
	const counted = [];
	for (const name of names)
		counted.push({ month: name, tallies: await ledger.numbers.tallies(monthsFrom(name, 1, zone), now) });
	const { exercises, clinicians, ...figures } = figuresOf(counted);
	const people = await ledger.numbers.clinicians(clinicians.map(({ id }) => id));
	return {
		...{ month, zone, isOver: now >= monthsFrom(month, 1, zone).until, ...figures },
		exercises: exercises.map(({ id, ...part }) => {
			const [language] = library.shelf.languagesOf(id);
			const known = language && library.shelf.look(id, language)?.exercise;
			return { exerciseId: id, ...(known && { title: known.title, kind: known.kind }), ...part };
		}),
		clinicians: clinicians.map(({ id, ...part }) => ({ clinicianId: id, name: people.get(id)!, ...part })),
	};
}

/** A month so many after, or before, that of a day. */
function inMonths(day: DateTime, months: number): string {
	return day.plus({ months }).toFormat('yyyy-MM');
}
