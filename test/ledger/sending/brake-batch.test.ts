import { DAY, HOUR, MINUTE, MONDAY, Practice, SENT, type Saying } from './saying';

jest.setTimeout(300_000);

/** In Chicago: half past seven on Monday evening, eleven at night, and Tuesday at nine, when quiet hours are over. */
const EVENING = MONDAY + 10.5 * HOUR;
const NIGHT = MONDAY + 14 * HOUR;
const MORNING = MONDAY + DAY;

it('pulled in the midst of a batch of a thousand and let go at night: nothing goes out before the morning, and all does then', async () => {
	const practice = await Practice.open();
	const { brake } = practice.ledger;
	const batch: Saying[] = [];
	for (let number = 0; number < 1000; number += 1) {
		const asked = { key: `batch ${number}`, clientEmail: `ada.${number}@clients.example` };
		batch.push(practice.deliver(await practice.assigned(asked)));
	}
	for (const delivery of batch.slice(0, 500)) await delivery.comesTo(SENT, EVENING);
	await brake.hold({ holdId: 'h'.repeat(22), reason: 'The wrong day' }, EVENING);

	const held = batch.slice(500);
	const looks = new Map<Saying, number>();
	for (const delivery of held) {
		const later = await delivery.begin(EVENING);
		if (later.kind !== 'later') throw new Error('It went out although all was held.');
		looks.set(delivery, later.until);
	}
	const spread = [...looks.values()].toSorted((a, b) => a - b);
	expect(spread[0]! - EVENING).toBeLessThan(MINUTE);
	expect(spread.at(-1)! - EVENING).toBeLessThanOrEqual(15 * MINUTE);

	// Each looks again at its instant: held while it is evening, then kept by the night alone.
	for (const [delivery, at] of looks)
		expect(await delivery.begin(at)).toMatchObject({ kind: 'later', reason: 'brake' });
	expect(await brake.letGo({ letGoId: 'l'.repeat(22) }, NIGHT)).toMatchObject({ waiting: 500, pointless: 0 });
	const mornings: number[] = [];
	for (const delivery of held) {
		const later = await delivery.begin(NIGHT + MINUTE);
		expect(later).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
		mornings.push(later.kind === 'later' ? later.until : 0);
	}
	expect(Math.min(...mornings)).toBeGreaterThanOrEqual(MORNING);
	expect(Math.max(...mornings)).toBeLessThan(MORNING + 4 * MINUTE);
	expect(new Set(mornings).size).toBeGreaterThan(450);
	for (const [index, delivery] of held.entries()) {
		expect(await delivery.comesTo(SENT, mornings[index]!)).toMatchObject({ ending: { kind: 'sent' } });
	}
});
