import { newLedger } from './practice';

const HOUR = 3_600_000;
const NOON = Date.parse('2031-03-04T12:00:00Z');

it('a trouble is claimed by one worker an hour', async () => {
	const { alarms } = (await newLedger()).ledger;
	const claims = await Promise.all([1, 2, 3].map((ms) => alarms.claim('n8n', NOON + ms, NOON + ms - HOUR)));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect(await alarms.claim('temporal', NOON, NOON - HOUR)).toBe(true);
	expect(await alarms.claim('n8n', NOON + HOUR, NOON)).toBe(false);
	expect(await alarms.claim('n8n', NOON + 2 * HOUR, NOON + HOUR)).toBe(true);
	expect((await alarms.open()).toSorted()).toEqual(['n8n', 'temporal']);
});

it('that it is over is claimed once, and within the hour it is not said again', async () => {
	const { alarms } = (await newLedger()).ledger;
	expect(await alarms.claimOver('n8n', undefined)).toBe(false);
	await alarms.claim('n8n', NOON, NOON - HOUR);
	const claims = await Promise.all([1, 2].map(() => alarms.claimOver('n8n', undefined)));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect(await alarms.open()).toEqual([]);
	expect(await alarms.claim('n8n', NOON + HOUR / 2, NOON - HOUR / 2)).toBe(false);
	expect(await alarms.claim('n8n', NOON + 2 * HOUR, NOON + HOUR)).toBe(true);
});

it('what could not be said is claimed anew', async () => {
	const { alarms } = (await newLedger()).ledger;
	await alarms.claim('n8n', NOON, NOON - HOUR);
	await alarms.unsay('n8n');
	expect(await alarms.claim('n8n', NOON + 1, NOON + 1 - HOUR)).toBe(true);
	await alarms.claimOver('n8n', undefined);
	await alarms.unsayOver('n8n');
	expect(await alarms.claimOver('n8n', undefined)).toBe(true);
});

it('what two workers said without the ledger is said to be over once', async () => {
	const { alarms } = (await newLedger()).ledger;
	expect(await alarms.claimOver('ledger', NOON)).toBe(true);
	expect(await alarms.claimOver('ledger', NOON)).toBe(false);
});
