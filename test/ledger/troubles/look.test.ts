import type { FoundTrouble } from '../../../temporal/ledger/troubles/found';
import { FAILED, FRIDAY, HOUR, MINUTE, MONDAY, NOT_SENT, Practice, REFUSED, SENT } from '../sending/saying';
import { stopped, TERMS } from '../practice';
import { Watched } from './watched';

const LOST: FoundTrouble = { kind: 'route-lost', about: 'route', because: 'not-published', count: 1, since: 0 };

it('tells what waits in vain for ten minutes, once an hour while it lasts, and once when it is over', async () => {
	const watched = await Watched.open();
	const deliver = watched.practice.deliver(await watched.practice.assigned());
	await deliver.comesTo(NOT_SENT, MONDAY);
	expect(await watched.look(MONDAY + 5 * MINUTE)).toEqual([]);
	await deliver.comesTo(NOT_SENT, MONDAY + 6 * MINUTE);
	expect(await watched.look(MONDAY + 15 * MINUTE)).toEqual(['stuck deliver unreachable: 1']);
	for (let minutes = 20; minutes < 75; minutes += 5) expect(await watched.look(MONDAY + minutes * MINUTE)).toEqual([]);
	expect(await watched.look(MONDAY + 75 * MINUTE)).toEqual(['stuck deliver unreachable: 1']);
	await deliver.comesTo(SENT, MONDAY + 80 * MINUTE);
	expect(await watched.look(MONDAY + 85 * MINUTE)).toEqual(['over: stuck']);
	expect(await watched.look(MONDAY + 90 * MINUTE)).toEqual([]);
	expect(await watched.look(MONDAY + 3 * HOUR)).toEqual([]);
	expect(await watched.practice.ledger.troubles.all()).toEqual([]);
});

it('says nothing of what a rule of the gate holds, or the night', async () => {
	const watched = await Watched.open();
	const night = MONDAY - 9 * HOUR;
	await watched.practice.deliver(await watched.practice.assigned()).begin(night);
	expect(await watched.look(night + 30 * MINUTE)).toEqual([]);
});

it('counts what waits, by what was to be said and why, also while it is tried', async () => {
	const watched = await Watched.open();
	for (const key of ['one', 'two', 'three']) {
		const deliver = watched.practice.deliver(await watched.practice.assigned({ key }));
		await deliver.comesTo(key === 'three' ? FAILED : NOT_SENT, MONDAY);
		if (key === 'one') await deliver.posted(MONDAY + 10 * MINUTE);
	}
	expect(await watched.look(MONDAY + 11 * MINUTE)).toEqual(['stuck deliver failed: 1', 'stuck deliver unreachable: 2']);
});

it('tells of what nobody takes up, but not where the homework service was away itself', async () => {
	const watched = await Watched.open();
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(SENT, MONDAY);
	expect(await watched.look(FRIDAY + 30 * MINUTE, [], false)).toEqual([]);
	expect(await watched.look(FRIDAY + 35 * MINUTE, [], true)).toEqual(['stuck remind: 1']);
});

it('tells what happened with counts, no sooner than an hour after it was told before', async () => {
	const watched = await Watched.open();
	const refused = async (key: string, at: number) => {
		await watched.practice.deliver(await watched.practice.assigned({ key })).comesTo(REFUSED, at);
	};
	await refused('one', MONDAY);
	await refused('two', MONDAY);
	expect(await watched.look(MONDAY + 5 * MINUTE)).toEqual(['undeliverable refused: 2']);
	await refused('three', MONDAY + 10 * MINUTE);
	expect(await watched.look(MONDAY + 15 * MINUTE)).toEqual([]);
	expect(await watched.look(MONDAY + 65 * MINUTE)).toEqual(['undeliverable refused: 1']);
	expect(await watched.look(MONDAY + 10 * HOUR)).toEqual([]);
});

it('tells of a flow that does not answer at two looks in a row', async () => {
	const watched = await Watched.open();
	expect(await watched.look(MONDAY, [LOST])).toEqual([]);
	expect(await watched.look(MONDAY + 5 * MINUTE)).toEqual([]);
	expect(await watched.look(MONDAY + 10 * MINUTE, [LOST])).toEqual([]);
	expect(await watched.look(MONDAY + 15 * MINUTE, [LOST])).toEqual(['route-lost not-published: 1']);
	expect(await watched.look(MONDAY + 20 * MINUTE)).toEqual(['over: route-lost']);
	// What is back is told anew, a quarter of an hour later at the earliest.
	expect(await watched.look(MONDAY + 22 * MINUTE, [LOST])).toEqual([]);
	expect(await watched.look(MONDAY + 25 * MINUTE, [LOST])).toEqual([]);
	expect(await watched.look(MONDAY + 30 * MINUTE, [LOST])).toEqual(['route-lost not-published: 1']);
	expect(await watched.look(MONDAY + 35 * MINUTE)).toEqual(['over: route-lost']);
});

it('keeps for a flow that is not there what it has to tell, in one message', async () => {
	const watched = await Watched.open();
	const { practice } = watched;
	await practice.deliver(await practice.assigned()).comesTo(REFUSED, MONDAY);
	const [first] = await watched.waiting(MONDAY + 5 * MINUTE);
	const attention = watched.attention(first!.commandId);
	await attention.comesTo(NOT_SENT, MONDAY + 5 * MINUTE);
	await practice.deliver(await practice.assigned({ key: 'two' })).comesTo(REFUSED, MONDAY + 10 * MINUTE);
	await attention.comesTo(NOT_SENT, MONDAY + 2 * HOUR - 5 * MINUTE);
	expect(await watched.waiting(MONDAY + 2 * HOUR)).toEqual([]);
	expect(await watched.lines(attention.id)).toEqual(['undeliverable refused: 2']);
	await attention.comesTo(SENT, MONDAY + 2 * HOUR);
	// What becomes of attention itself is no trouble that attention tells.
	expect(await watched.look(MONDAY + 3 * HOUR)).toEqual([]);
});

it('does not tell of its own flow, however long that is away', async () => {
	const watched = await Watched.open();
	const { practice } = watched;
	await practice.deliver(await practice.assigned()).comesTo(REFUSED, MONDAY);
	const [first] = await watched.waiting(MONDAY + 5 * MINUTE);
	const attention = watched.attention(first!.commandId);
	for (const minutes of [5, 10, 20]) await attention.comesTo(NOT_SENT, MONDAY + minutes * MINUTE);
	for (let hours = 1; hours < 5; hours += 1) expect(await watched.waiting(MONDAY + hours * HOUR)).toEqual([]);
	expect(await watched.lines(attention.id)).toEqual(['undeliverable refused: 1']);
	expect((await practice.ledger.troubles.all()).filter(({ kind }) => kind !== 'undeliverable')).toEqual([]);
});

it('drops after a day what happened and nobody asked for', async () => {
	const practice = await Practice.open();
	await practice.ledger.troubles.note({ kind: 'stopped' }, MONDAY);
	await practice.ledger.troubles.look(MONDAY + HOUR, { found: [], watching: true });
	expect(await practice.ledger.troubles.all()).toHaveLength(1);
	await practice.ledger.troubles.look(MONDAY + 25 * HOUR, { found: [], watching: true });
	expect(await practice.ledger.troubles.all()).toEqual([]);
});

it('tells of a stop, but not of one that was taken back before anybody looked', async () => {
	const watched = await Watched.open();
	const { practice } = watched;
	await practice.assigned();
	const wish = async (at: number, scope: 'all' | 'reminders' | 'none') =>
		await stopped(practice, TERMS.clientEmail, at, { source: 'client-page', scope });
	await wish(MONDAY, 'all');
	await wish(MONDAY + MINUTE, 'none');
	expect(await watched.look(MONDAY + 3 * MINUTE)).toEqual([]);
	await wish(MONDAY + 4 * MINUTE, 'all');
	await wish(MONDAY + 5 * MINUTE, 'reminders');
	expect(await watched.look(MONDAY + 6 * MINUTE)).toEqual([]);
	await wish(MONDAY + 7 * MINUTE, 'all');
	expect(await watched.look(MONDAY + 9 * MINUTE)).toEqual(['stopped: 1']);
});

it('says nothing of what waits for its hours again, since messages are stopped no more', async () => {
	const watched = await Watched.open();
	const { practice } = watched;
	const night = MONDAY - 9 * HOUR;
	const deliver = practice.deliver(await practice.assigned({ deliverAt: new Date(night).toISOString() }));
	await deliver.begin(night);
	await stopped(practice, TERMS.clientEmail, night + MINUTE);
	await stopped(practice, TERMS.clientEmail, night + 2 * MINUTE, { scope: 'none' });
	expect(await watched.look(night + 15 * MINUTE)).toEqual([]);
	expect(await practice.ledger.overdue.before(night + 20 * MINUTE, night + 30 * MINUTE)).toBeUndefined();
	expect(await deliver.comesTo(SENT, MONDAY)).toMatchObject({ ending: { kind: 'sent' } });
});

it('tells by a new message where nobody takes up the one that waits, since an engineer has ended its workflow', async () => {
	const watched = await Watched.open();
	await watched.practice.deliver(await watched.practice.assigned()).comesTo(NOT_SENT, MONDAY);
	const [waiting] = await watched.waiting(MONDAY + 12 * MINUTE);
	await watched.attention(waiting!.commandId).comesTo(NOT_SENT, MONDAY + 12 * MINUTE);
	expect(await watched.waiting(MONDAY + 20 * MINUTE)).toEqual([]);
	const [next] = await watched.waiting(MONDAY + 73 * MINUTE);
	expect(await watched.lines(next!.commandId)).toEqual(['stuck deliver unreachable: 1']);
	expect(next!.commandId).not.toBe(waiting!.commandId);
});
