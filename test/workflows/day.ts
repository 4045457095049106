import { addDays, instantAt, localDate } from '../../temporal/plan/hours';
import { ZONE } from './ask';
import type { Rig } from './rig';

/** A day some days from now, by the practice's calendar, with the instants of its times and of the evening before. */
export async function dayIn(rig: Rig, days: number) {
	const date = addDays(localDate((await rig.now()).getTime(), ZONE), days);
	const eve = addDays(date, -1);
	return {
		date,
		at: (time: string) => instantAt(date, time, ZONE),
		eveAt: (time: string) => instantAt(eve, time, ZONE),
		/** When its briefs go out. */
		eve: instantAt(eve, '18:00', ZONE),
	};
}
