import { timeFormat, zoneInWords } from '../../temporal/contract/clock-format';

/** What Intl knows of a country, which TypeScript does not know yet. */
interface Country {
	getTimeZones(): string[] | undefined;
	getHourCycles(): string[];
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

it('writes times as the country of each zone does, by this Node', () => {
	const differing = LETTERS.flatMap((one) => LETTERS.map((other) => new Intl.Locale(`und-${one}${other}`)))
		.map((locale) => locale as unknown as Country)
		.flatMap((country) => (country.getTimeZones() ?? []).map((zone) => ({ zone, cycle: country.getHourCycles()[0]! })))
		.filter(({ zone, cycle }) => timeFormat(zone) !== (cycle === 'h12' ? 'h:mm a' : 'H:mm'));
	expect(differing).toEqual([]);
});

it.each([
	['US/Eastern', 'h:mm a'],
	['Asia/Kolkata', 'h:mm a'],
	['Europe/London', 'H:mm'],
	['UTC', 'H:mm'],
	['Etc/GMT+5', 'H:mm'],
])('knows %s', (zone, format) => {
	expect(timeFormat(zone)).toBe(format);
});

it.each([
	['America/New_York', 'New York time'],
	['UTC', 'UTC'],
	['Etc/UTC', 'UTC'],
	['Etc/GMT+7', 'UTC-7'],
	['Etc/GMT-2', 'UTC+2'],
])('calls %s %s', (zone, words) => {
	expect(zoneInWords(zone)).toBe(words);
});
