import type { TryEnd } from '../../../temporal/ledger/sending/try-end';
import { FRIDAY, HOUR, MINUTE, MONDAY, NOT_SENT, Practice, SENT, UNKNOWN, WEDNESDAY, type Saying } from './saying';

const PARENT = { clientEmail: 'parent@clients.example' };

/** As of which change of the library a try is worded, which comes to this. */
async function wordsAt(saying: Saying, end: TryEnd, at: number, words: number): Promise<number> {
	const gated = await saying.begin(at, { words });
	if (gated.kind !== 'go') throw new Error(`The gate said ${JSON.stringify(gated)}.`);
	await saying.posting(gated, at);
	await saying.settle(gated, end, at + 1_000);
	return gated.words;
}

async function turnOf(practice: Practice, saying: Saying): Promise<number> {
	return (await practice.ledger.messages.content(saying.id, [])).turn;
}

describe('which of several wordings a message has', () => {
	it('differs from the message before to that address, whichever client that was about', async () => {
		const practice = await Practice.open();
		const turns: number[] = [];
		for (const clientName of ['Ana Ruiz', 'Ben Ruiz', 'Cleo Ruiz']) {
			// Each comes on record once the one before has gone out.
			const delivery = practice.deliver(await practice.assigned({ key: clientName, clientName, ...PARENT }));
			await delivery.comesTo(SENT, MONDAY + HOUR);
			turns.push(await turnOf(practice, delivery));
		}
		expect(turns).toEqual([0, 1, 2]);
		const elsewhere = practice.deliver(await practice.assigned({ key: 'elsewhere' }));
		await elsewhere.comesTo(SENT, MONDAY + HOUR);
		expect(await turnOf(practice, elsewhere)).toBe(0);
	});

	it('is counted for deliveries, reminders and confirmations apart', async () => {
		const practice = await Practice.open();
		await practice.published('confirm');
		const id = await practice.assigned();
		const [delivery, first, second] = [practice.deliver(id), practice.remind(id), practice.remind(id, '2')];
		await delivery.comesTo(SENT, MONDAY + HOUR);
		await practice.happens(id, 'delivered');
		await first.comesTo(SENT, WEDNESDAY);
		await second.comesTo(SENT, FRIDAY);
		expect(await Promise.all([delivery, first, second].map((one) => turnOf(practice, one)))).toEqual([0, 0, 1]);
		await practice.happens(id, 'answered');
		const thanks = practice.confirm(id);
		await thanks.comesTo(SENT, FRIDAY + HOUR);
		expect(await turnOf(practice, thanks)).toBe(0);
	});

	it('stays through all tries of a message, whatever else goes out between them', async () => {
		const practice = await Practice.open();
		const [one, other] = [
			practice.deliver(await practice.assigned({ key: 'one' })),
			practice.deliver(await practice.assigned({ key: 'other', deliverAt: new Date(MONDAY + 2 * HOUR).toISOString() })),
		];
		await one.comesTo(UNKNOWN, MONDAY + HOUR);
		expect(await turnOf(practice, one)).toBe(0);
		await other.comesTo(SENT, MONDAY + HOUR + MINUTE);
		expect(await turnOf(practice, other)).toBe(1);
		await one.comesTo(SENT, MONDAY + 3 * HOUR);
		expect(await turnOf(practice, one)).toBe(0);
	});
});

describe('the words that the practice has for a message', () => {
	it('are those of now, where nothing of it went out', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		expect(await wordsAt(delivery, NOT_SENT, MONDAY + HOUR, 0)).toBe(0);
		expect(await wordsAt(delivery, SENT, MONDAY + 2 * HOUR, 7)).toBe(7);
	});

	it('stay those of a try that may have arrived', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		expect(await wordsAt(delivery, UNKNOWN, MONDAY + HOUR, 3)).toBe(3);
		expect(await wordsAt(delivery, SENT, MONDAY + 2 * HOUR, 7)).toBe(3);
	});
});
