import { newLedger } from './practice';

const HOUR = 3_600_000;
const NOON = Date.parse('2031-03-04T12:00:00Z');

/** An instant at which a worker would speak, an hour after it last did, or a quarter where it was over in between. */
function at(now: number): [number, { lasting: number; over: number }] {
	return [now, { lasting: now - HOUR, over: now - HOUR / 4 }];
}

it('a trouble is claimed by one worker an hour', async () => {
	const { alarms } = (await newLedger()).ledger;
	const claims = await Promise.all([1, 2, 3].map((ms) => alarms.claim('n8n', ...at(NOON + ms))));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect(await alarms.claim('temporal', ...at(NOON))).toBe(true);
	expect(await alarms.claim('n8n', ...at(NOON + HOUR / 2))).toBe(false);
	expect(await alarms.claim('n8n', ...at(NOON + 2 * HOUR))).toBe(true);
	expect((await alarms.open()).toSorted()).toEqual(['n8n', 'temporal']);
});

it('that it is over is claimed once, and what is back is claimed anew a quarter of an hour later at the earliest', async () => {
	const { alarms } = (await newLedger()).ledger;
	expect(await alarms.claimOver('n8n', undefined)).toBe(false);
	await alarms.claim('n8n', ...at(NOON));
	const claims = await Promise.all([1, 2].map(() => alarms.claimOver('n8n', undefined)));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect(await alarms.open()).toEqual([]);
	expect(await alarms.claim('n8n', ...at(NOON + HOUR / 5))).toBe(false);
	expect(await alarms.claim('n8n', ...at(NOON + HOUR / 4))).toBe(true);
});

it('what could not be said is claimed anew', async () => {
	const { alarms } = (await newLedger()).ledger;
	await alarms.claim('n8n', ...at(NOON));
	await alarms.unsay('n8n');
	expect(await alarms.claim('n8n', ...at(NOON + 1))).toBe(true);
	await alarms.claimOver('n8n', undefined);
	await alarms.unsayOver('n8n');
	expect(await alarms.claimOver('n8n', undefined)).toBe(true);
});

it('what two workers said without the ledger is said to be over once', async () => {
	const { alarms } = (await newLedger()).ledger;
	expect(await alarms.claimOver('ledger', NOON)).toBe(true);
	expect(await alarms.claimOver('ledger', NOON)).toBe(false);
});
