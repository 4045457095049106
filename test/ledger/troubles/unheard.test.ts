import { HOUR, MINUTE, MONDAY, NOT_SENT, Practice, REFUSED, SENT, UNKNOWN } from '../sending/saying';
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

it.each([
	['refuses', [REFUSED]],
	['may have taken, twice,', [UNKNOWN, UNKNOWN]],
])(
	'nobody is told where the mailbox of the office %s what it is to be told, until it takes something',
	async (_how, ends) => {
		const watched = await Watched.open();
		const { troubles } = watched.practice.ledger;
		const deliver = watched.practice.deliver(await watched.practice.assigned());
		await deliver.comesTo(NOT_SENT, MONDAY);
		const [waiting] = await watched.waiting(MONDAY + 12 * MINUTE);
		for (const [index, end] of ends.entries())
			await watched.attention(waiting!.commandId).comesTo(end, MONDAY + 12 * (index + 1) * MINUTE);
		expect(await troubles.isUnheard(MONDAY + 26 * MINUTE)).toBe(true);
		expect(await watched.look(MONDAY + 73 * MINUTE)).toEqual(['stuck deliver unreachable: 1']);
		expect(await troubles.isUnheard(MONDAY + 74 * MINUTE)).toBe(false);
	},
);

it('somebody is told while one of two flows can tell it', async () => {
	const watched = await Watched.open();
	await watched.practice.published('attention', 'Engineers');
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(NOT_SENT, MONDAY);
	const [one, two] = await watched.waiting(MONDAY + 12 * MINUTE);
	await watched.attention(one!.commandId).comesTo(REFUSED, MONDAY + 12 * MINUTE);
	await watched.attention(two!.commandId).comesTo(SENT, MONDAY + 12 * MINUTE);
	expect(await watched.practice.ledger.troubles.isUnheard(MONDAY + 13 * MINUTE)).toBe(false);
});
