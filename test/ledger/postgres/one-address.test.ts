import { newLedger, openForTest } from '../practice';
import { say } from '../sending/racing';
import { HOUR, Practice, WEDNESDAY, type Saying } from '../sending/saying';

const MESSAGES = 200;

/** Reminders to one address, and another worker on the same ledger. */
async function crowd(count: number) {
	const { ledger, ring, place } = await newLedger();
	const practice = Practice.of(ledger, ring, place);
	const other = await openForTest(place, ring);
	const reminders: Saying[] = [];
	for (let index = 0; index < count; index += 1) {
		const id = await practice.delivered({ key: `${index}`, policy: { reminders: [] } });
		reminders.push(practice.remind(id, 'now.1'));
	}
	return { ledger, other, reminders };
}

it('of many reminders to one address that two workers try at once, one is posted in each gap', async () => {
	const { ledger, other, reminders } = await crowd(MESSAGES);
	for (const at of [WEDNESDAY, WEDNESDAY + 4 * HOUR]) {
		const said = await Promise.all(
			reminders.map(({ order }, index) => say(index % 2 === 0 ? ledger : other, order, at)),
		);
		const waiting = said.filter((reason) => reason === 'gap');
		expect(said.filter((reason) => reason === 'posted')).toHaveLength(1);
		if (at === WEDNESDAY) expect(waiting).toHaveLength(MESSAGES - 1);
	}
	// Each of them waits for its turn at the address.
}, 90_000);

it('of one command that two workers try at once, one try is posted', async () => {
	const { ledger, other, reminders } = await crowd(1);
	const [{ order }] = reminders as [Saying];
	await Promise.allSettled(
		Array.from({ length: 20 }, (_, index) => say(index % 2 === 0 ? ledger : other, order, WEDNESDAY)),
	);
	const standing = await ledger.commands.standing(order.commandId);
	expect(standing?.unsure).toHaveLength(1);
});
