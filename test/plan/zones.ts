import { IANAZone } from 'luxon';
import type { QuietHours } from '../../temporal/contract/policy';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ALL_ZONES = Intl.supportedValuesOf('timeZone');

/** Minutes since midnight on the clock of the zone, asked of luxon and not of what is tested. */
export function clockMinutes(at: number, zone: string): number {
	const minutes = at / MINUTE + IANAZone.create(zone).offset(at);
	return ((minutes % 1440) + 1440) % 1440;
}

/** Whether an instant lies in the quiet hours, told minute by minute. */
export function liesInQuiet(at: number, zone: string, { from, to }: QuietHours): boolean {
	const minute = clockMinutes(at, zone);
	const begin = minutesOf(from);
	const end = minutesOf(to);
	return begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
}

function minutesOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
