import { HOUR, MINUTE, MONDAY, NOT_SENT, Practice, SENT } from '../sending/saying';
import { Watched } from './watched';

const LOST = { kind: 'route-lost', about: 'route', because: 'not-published', count: 1, since: MONDAY } as const;

it('nobody is told while the flow that tells the office fails, and somebody once it took what it was to tell', async () => {
	const watched = await Watched.open();
	const { troubles } = watched.practice.ledger;
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(NOT_SENT, MONDAY);
	const [waiting] = await watched.waiting(MONDAY + 12 * MINUTE);
	expect(await troubles.isUnheard(MONDAY + 12 * MINUTE)).toBe(false);
	const attention = watched.attention(waiting!.commandId);
	await attention.comesTo(NOT_SENT, MONDAY + 12 * MINUTE);
	expect(await troubles.isUnheard(MONDAY + 13 * MINUTE)).toBe(true);
	await attention.comesTo(SENT, MONDAY + 30 * MINUTE);
	expect(await troubles.isUnheard(MONDAY + 31 * MINUTE)).toBe(false);
});

it('nobody is told of what lasts where no flow asks for it, and nothing is to be told once it is over', async () => {
	const { ledger } = await Practice.open();
	const look = async (minutes: number, found: Array<typeof LOST>) =>
		void (await ledger.troubles.look(MONDAY + minutes * MINUTE, { found, watching: true }));
	await look(0, [LOST]);
	expect(await ledger.troubles.isUnheard(MONDAY + 3 * MINUTE)).toBe(false);
	await look(9, [LOST]);
	expect(await ledger.troubles.isUnheard(MONDAY + 9 * MINUTE)).toBe(true);
	await look(12, []);
	expect(await ledger.troubles.isUnheard(MONDAY + 13 * MINUTE)).toBe(false);
});

it('what happened once and nobody asked for makes nobody speak', async () => {
	const { ledger } = await Practice.open();
	await ledger.troubles.note({ kind: 'stopped' }, MONDAY);
	await ledger.troubles.look(MONDAY + HOUR, { found: [], watching: true });
	expect(await ledger.troubles.isUnheard(MONDAY + HOUR)).toBe(false);
});
