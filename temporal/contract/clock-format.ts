/**
 * Where clocks count to twelve, as Unicode CLDR has it for the countries of these zones: by area the cities that do, or,
 * behind "all but", those that do not. Asking Intl for all countries takes a second.
 */
const TWELVE_HOURS: Record<string, string> = {
	Africa:
		'Accra Addis_Ababa Algiers Asmara Asmera Banjul Blantyre Cairo Djibouti El_Aaiun Freetown Juba Khartoum Lusaka ' +
		'Maseru Mbabane Mogadishu Monrovia Ndjamena Nouakchott Tripoli Tunis Windhoek',
	America:
		'all but Anguilla Araguaina Aruba Bahia Belem Belize Boa_Vista Campo_Grande Cayenne Cuiaba Curacao Danmarkshavn ' +
		'Eirunepe Fortaleza Godthab Guadeloupe Kralendijk Lower_Princes Maceio Manaus Marigot Martinique Miquelon Montserrat ' +
		'Noronha Nuuk Paramaribo Port-au-Prince Porto_Velho Recife Rio_Branco Santarem Sao_Paulo Scoresbysund St_Barthelemy ' +
		'Thule',
	Antarctica: 'Macquarie',
	Asia:
		'Aden Amman Baghdad Bahrain Beirut Brunei Calcutta Damascus Dhaka Dubai Famagusta Gaza Hebron Hong_Kong Karachi ' +
		'Kolkata Kuala_Lumpur Kuching Kuwait Macau Manila Muscat Nicosia Phnom_Penh Pyongyang Qatar Riyadh Seoul Singapore ' +
		'Taipei Thimphu',
	Atlantic: 'Bermuda',
	Australia: 'all but',
	Europe: 'Athens Tirane',
	Pacific: 'all but Fakaofo Funafuti Gambier Marquesas Nauru Niue Norfolk Noumea Pitcairn Rarotonga Tahiti Wallis',
};

const formats = new Map<string, 'h:mm a' | 'H:mm'>();

/** How times of day are written in the country of a zone (IANA), in luxon's tokens: `9:30 AM`, `9:30`. */
export function timeFormat(zone: string): 'h:mm a' | 'H:mm' {
	const known = formats.get(zone);
	if (known) return known;
	const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
	const format = countsToTwelve(timeZone) ? 'h:mm a' : 'H:mm';
	formats.set(zone, format);
	return format;
}

/** How a day is written, in luxon's tokens, with the year where it is another than the year it is told in. */
export function withYear(format: string, at: { year: number }, now: { year: number }): string {
	return at.year === now.year ? format : `${format} yyyy`;
}

/** A zone's clock by its city, such as `New York time`, or by how far it is from UTC. */
export function zoneInWords(zone: string): string {
	// In these names of the tz database the sign is the other way round: Etc/GMT+7 is seven hours behind.
	const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
	if (hours !== undefined) return `UTC${sign === '+' ? '-' : '+'}${hours}`;
	const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
	return zone.includes('/') && !zone.startsWith('Etc/') ? `${city} time` : city.toUpperCase();
}

function countsToTwelve(zone: string): boolean {
	const [area, city] = [zone.slice(0, zone.indexOf('/')), zone.slice(zone.indexOf('/') + 1)];
	const words = TWELVE_HOURS[area]?.split(' ');
	if (!words) return false;
	return words[0] === 'all' ? !words.slice(2).includes(city) : words.includes(city);
}
