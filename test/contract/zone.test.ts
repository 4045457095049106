import { zoneSchema } from '../../temporal/contract/zone';

function problem(text: string): string | undefined {
	return zoneSchema.safeParse(text).error?.issues[0]?.message;
}

it.each([
	...Intl.supportedValuesOf('timeZone'),
	...['UTC', 'utc', 'Etc/UTC', 'Etc/GMT+5', 'US/Eastern', 'Asia/Calcutta', 'Europe/Kyiv', 'GB', 'Japan', 'PRC'],
	'EST5EDT',
])('%s is one clock', (name) => {
	expect(problem(name)).toBeUndefined();
});

it.each([
	['EST', 'America/New_York, America/Toronto or America/Panama'],
	['CST', 'America/Chicago or America/Mexico_City'],
	['PST', 'America/Los_Angeles'],
	['IST', 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'],
	['BST', 'Europe/London or Asia/Dhaka'],
	['CET', 'Europe/Berlin, Europe/Paris or Europe/Madrid'],
	['CEST', 'Europe/Berlin, Europe/Paris or Europe/Madrid'],
	['GMT', 'Europe/London or UTC'],
	['GMT0', 'Europe/London or UTC'],
	['America', 'America/New_York, America/Chicago, America/Denver or America/Los_Angeles'],
	['US', 'America/New_York, America/Chicago, America/Denver or America/Los_Angeles'],
	['GMT+2', 'Europe/Berlin, Europe/Paris, Europe/Madrid or Europe/Athens'],
	['UTC-5', 'America/New_York, America/Chicago, America/Toronto or America/Bogota'],
	['+05:30', 'Asia/Kolkata'],
	['+05:45', 'Asia/Kathmandu'],
])('%s stands for several clocks, and the refusal has the names to take', (text, names) => {
	expect(problem(text)).toBe(`"${text}" stands for several clocks; take ${names}`);
});

it.each([
	['Europe/Atlantis', 'write it like Europe/London'],
	['', 'write it like Europe/London'],
	['SystemV/EST5', 'write it like Europe/London'],
	['London', 'take Europe/London'],
	['new york', 'take America/New_York'],
	['America/New York', 'take America/New_York'],
	['Eastern Standard Time', 'take America/New_York, America/Toronto or America/Panama'],
	['Pacific Time', 'take America/Los_Angeles'],
])('%j is none', (text, todo) => {
	expect(problem(text)).toBe(`"${text}" is not a time zone; ${todo}`);
});

it.each([
	['Ada Example', 'is not a time zone'],
	['ada1@example.org', 'is not a time zone'],
	['Ada', 'stands for several clocks'],
])('%j, which may be out of another column, is not repeated', (text, why) => {
	expect(problem(text)).toBe(`is a text that ${why}; write it like Europe/London`);
});
