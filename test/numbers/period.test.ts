import { monthsFrom } from '../../temporal/numbers/period';

it.each([
	['2026-03', 1, 'Europe/London', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
	['2026-12', 1, 'Pacific/Auckland', '2026-11-30T11:00:00.000Z', '2026-12-31T11:00:00.000Z'],
	['2025-12', 12, 'UTC', '2025-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
])('%s and so %d months in %s', (first, months, zone, from, until) => {
	const period = monthsFrom(first, months, zone);
	expect([period.from, period.until].map((at) => new Date(at).toISOString())).toEqual([from, until]);
});
