import { IANAZone } from 'luxon';

/** Zones that many people live in, by area. */
const KNOWN = Object.entries({
	America:
		'New_York Chicago Denver Los_Angeles Phoenix Anchorage Toronto Halifax St_Johns Mexico_City Bogota Panama Sao_Paulo Argentina/Buenos_Aires',
	Europe: 'London Berlin Paris Madrid Athens Dublin Lisbon Helsinki Istanbul Moscow',
	Asia: 'Kolkata Dubai Karachi Kathmandu Dhaka Bangkok Shanghai Singapore Tokyo Seoul Jerusalem',
	Australia: 'Sydney Brisbane Adelaide Perth Darwin',
	Africa: 'Cairo Johannesburg Lagos Nairobi',
	Pacific: 'Auckland Honolulu',
	Atlantic: 'Reykjavik Azores',
	Indian: 'Mauritius',
}).flatMap(([area, cities]) => cities.split(' ').map((city) => `${area}/${city}`));

/** What people write of clocks that have a name, the begin of it. */
const CLOCKS: Array<[written: RegExp, names: string[]]> = [
	[/^(e[sd]?t|(us[ /])?eastern.*)$/i, ['America/New_York', 'America/Toronto', 'America/Panama']],
	[/^(c[sd]?t|(us[ /])?central( (standard|daylight|time).*)?)$/i, ['America/Chicago', 'America/Mexico_City']],
	[/^(m[sd]?t|(us[ /])?mountain.*)$/i, ['America/Denver', 'America/Phoenix']],
	[/^(p[sd]?t|(us[ /])?pacific( (standard|daylight|time).*)?)$/i, ['America/Los_Angeles']],
	[/^us$/i, ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']],
	[/^a[sd]t$/i, ['America/Halifax', 'America/Puerto_Rico']],
	[/^hs?t$/i, ['Pacific/Honolulu']],
	[/^gmt0?$/i, ['Europe/London', 'UTC']],
	[/^bst$/i, ['Europe/London', 'Asia/Dhaka']],
	[/^ist$/i, ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
	[/^(ces?t|me[sz]?t|mesz|mez)$/i, ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid']],
	[/^ee(s|d)?t$/i, ['Europe/Athens', 'Europe/Helsinki']],
	[/^wes?t$/i, ['Europe/Lisbon']],
	[/^ae[sd]?t$/i, ['Australia/Sydney', 'Australia/Brisbane']],
	[/^jst$/i, ['Asia/Tokyo']],
];

const MOST = 4;

/** The names of zones that somebody may have meant, at most four; none where nothing is like it. */
export function zonesFor(text: string): string[] {
	const clock = CLOCKS.find(([written]) => written.test(text));
	if (clock) return clock[1];
	const minutes = differenceIn(text);
	if (minutes !== undefined) return KNOWN.filter((name) => offsets(name).includes(minutes)).slice(0, MOST);
	const wanted = text.trim().replaceAll(/\s+/g, '_').toLowerCase();
	const inArea = KNOWN.filter((name) => name.toLowerCase().startsWith(`${wanted}/`));
	if (inArea.length > 0) return inArea.slice(0, MOST);
	return [...new Set([...KNOWN, ...Intl.supportedValuesOf('timeZone')])].filter((name) => {
		const plain = name.toLowerCase();
		return plain === wanted || plain.endsWith(`/${wanted}`);
	});
}

/** The minutes that a clock is ahead of UTC, as in `GMT+2` or `-05:30`. */
function differenceIn(text: string): number | undefined {
	const found = /^(?:utc|gmt)?\s*([+-]?)\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
	if (!found) return undefined;
	const [, sign, hours, minutes = '0'] = found;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** In winter and in summer. */
function offsets(name: string): number[] {
	const year = new Date().getUTCFullYear();
	return [0, 6].map((month) => IANAZone.create(name).offset(Date.UTC(year, month)));
}
