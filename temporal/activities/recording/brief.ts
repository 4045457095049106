import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { nextBrief } from '../../plan/brief-times';
import { dayBounds } from '../../plan/hours';
import type { BriefActivities, BriefPlan } from '../types';
import type { BriefKey } from '../other-workflows';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The activities by which a brief knows what to do, and puts on record that it was read. */
export function createBriefActivities({ ledger, library }: { ledger: Ledger; library: Library }): BriefActivities {
	const { zone, brief } = library.calendar;
	const { closedDays } = library.practiceHours;
	return {
		async planBrief({ clinicianId, date, at, changedAt }): Promise<BriefPlan | null> {
			const day = briefedDay({ clinicianId, date }, zone);
			const { sessions, edition, lastEditionAt, changed } = await ledger.briefs.standing(day);
			if (sessions.length === 0 && lastEditionAt === undefined) return null;
			// What is new came after the last edition, whatever the clocks of those who recorded it say.
			const since = lastEditionAt === undefined ? changedAt : Math.max(changedAt, lastEditionAt + 1);
			const next = nextBrief({
				date,
				zone,
				brief,
				closedDays,
				settleMinutes: brief.settleMinutes,
				sessions,
				...(lastEditionAt !== undefined && { lastEditionAt }),
				...(changed.length > 0 && { change: { at: since, sessions: changed } }),
			});
			return {
				edition,
				sessions: sessions.length,
				...(next && at < next.pointlessAt && { next: { at: next.at, expiresAt: next.pointlessAt } }),
				endsAt: (sessions.length > 0 ? Math.max(...sessions) : day.to) + DAY_MS,
			};
		},

		async recordSeen({ clinicianId, date }, { edition, at }, takenUpAt) {
			const said = Math.min(Date.parse(at), takenUpAt);
			const { repeated, seenAt } = await ledger.briefs.seen({ clinicianId, date, edition }, said);
			return { repeated, at: new Date(seenAt).toISOString(), zone };
		},
	};
}

/** The day that a brief is about, on the practice's calendar. */
export function briefedDay(key: BriefKey, zone: string) {
	return { ...key, ...dayBounds(key.date, zone) };
}
