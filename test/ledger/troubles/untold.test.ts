import { DAY, HOUR, MINUTE, MONDAY, REFUSED, SENT, UNKNOWN } from '../sending/saying';
import { Watched } from './watched';

/** An hour has gone by, with the look after it. */
const AN_HOUR = HOUR + 5 * MINUTE;

/** Homework that did not arrive, and what the office is to be told of it, which comes to something. */
async function undelivered(watched: Watched, end: typeof REFUSED) {
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(REFUSED, MONDAY);
	const [waiting] = await watched.waiting(MONDAY + 5 * MINUTE);
	await watched.attention(waiting!.commandId).comesTo(end, MONDAY + 5 * MINUTE);
}

it('tells an hour later what the mailbox of the office refused, with what happened meanwhile', async () => {
	const watched = await Watched.open();
	await undelivered(watched, REFUSED);
	for (let minutes = 8; minutes < 60; minutes += 3) expect(await watched.look(MONDAY + minutes * MINUTE)).toEqual([]);
	await watched.practice
		.deliver(await watched.practice.assigned({ key: 'two' }))
		.comesTo(REFUSED, MONDAY + 61 * MINUTE);
	expect(await watched.look(MONDAY + AN_HOUR)).toEqual(['undeliverable refused: 2']);
	expect(await watched.look(MONDAY + 3 * HOUR)).toEqual([]);
});

it('tries that once an hour, for a day', async () => {
	const watched = await Watched.open();
	await undelivered(watched, REFUSED);
	let tries = 0;
	for (let at = MONDAY + 8 * MINUTE; at < MONDAY + 2 * DAY; at += 6 * MINUTE)
		for (const { commandId } of await watched.waiting(at)) {
			tries += 1;
			await watched.attention(commandId).comesTo(REFUSED, at);
		}
	expect(tries).toBeGreaterThan(18);
	expect(tries).toBeLessThan(25);
});

it('tells once what reached the office, or may have', async () => {
	for (const end of [SENT, UNKNOWN]) {
		const watched = await Watched.open();
		await undelivered(watched, end);
		expect(await watched.look(MONDAY + 3 * HOUR)).toEqual([]);
	}
});

it('tells nothing again where another flow has told it', async () => {
	const watched = await Watched.open();
	await watched.practice.published('attention', 'Engineers');
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(REFUSED, MONDAY);
	const [one, two] = await watched.waiting(MONDAY + 5 * MINUTE);
	await watched.attention(one!.commandId).comesTo(REFUSED, MONDAY + 5 * MINUTE);
	await watched.attention(two!.commandId).comesTo(SENT, MONDAY + 6 * MINUTE);
	expect(await watched.waiting(MONDAY + 3 * HOUR)).toEqual([]);
});
