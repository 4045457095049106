import { nextBrief } from '../../temporal/plan/brief-times';
import { WEEKDAYS, type ClosedDays, type Weekday } from '../../temporal/plan/days';

/** When a brief of a day in Berlin goes out, as a test has it. */
export interface Case {
	name: string;
	zone?: string;
	date?: string;
	/** Without days: on every day. */
	brief?: { at: string; daysBefore: number };
	days?: Weekday[];
	closedDays?: ClosedDays[];
	sessions: string[];
	lastEdition?: string;
	change?: { at: string; sessions?: string[] };
	/** When the edition goes out and when it is pointless; undefined for none. */
	goesOut: { at: string; pointlessAt: string } | undefined;
}

export const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Whether each of these goes out when it says. Things settle in ten minutes. */
export function goOutAsSaid(cases: Case[]): void {
	it.each(cases)('$name', ({ zone, date, brief, days, closedDays, sessions, lastEdition, change, goesOut }) => {
		const next = nextBrief({
			date: date ?? '2026-05-05',
			zone: zone ?? 'Europe/Berlin',
			brief: { ...(brief ?? { at: '18:00', daysBefore: 1 }), days: days ?? [...WEEKDAYS] },
			closedDays: closedDays ?? [],
			settleMinutes: 10,
			sessions: sessions.map((session) => Date.parse(session)),
			...(lastEdition && { lastEditionAt: Date.parse(lastEdition) }),
			...(change && {
				change: {
					at: Date.parse(change.at),
					...(change.sessions && { sessions: change.sessions.map((session) => Date.parse(session)) }),
				},
			}),
		});
		expect(next && { at: iso(next.at), pointlessAt: iso(next.pointlessAt) }).toEqual(
			goesOut && { at: iso(Date.parse(goesOut.at)), pointlessAt: iso(Date.parse(goesOut.pointlessAt)) },
		);
	});
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
