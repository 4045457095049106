import type { QuietHours } from '../../temporal/contract/policy';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ALL_ZONES = Intl.supportedValuesOf('timeZone');

const clocks = new Map<string, Intl.DateTimeFormat>();
const calendars = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, `HH:mm`, asked of the platform and not of what is tested. */
export function clock(at: number, zone: string): string {
	return formatter(clocks, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** What the calendar of a zone shows, `YYYY-MM-DD`, asked of the platform, too. */
export function calendar(at: number, zone: string): string {
	return formatter(calendars, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function formatter(
	known: Map<string, Intl.DateTimeFormat>,
	zone: string,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const found = known.get(zone) ?? new Intl.DateTimeFormat('en-CA', { ...options, timeZone: zone });
	known.set(zone, found);
	return found;
}

/** Whether an instant lies in the quiet hours, told by the minute that the clock shows. */
export function liesInQuiet(at: number, zone: string, { from, to }: QuietHours): boolean {
	const now = clock(at, zone);
	return from < to ? now >= from && now < to : now >= from || now < to;
}
