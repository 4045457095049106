import type { Settled } from '../../../temporal/ledger/sending/orders';
import {
	DAY,
	HOUR,
	MINUTE,
	MONDAY,
	FAILED,
	NOT_SENT,
	Practice,
	REFUSED,
	SECOND,
	SENT,
	UNKNOWN,
	type Asked,
	type Saying,
} from './saying';

const PARENT = { clientEmail: 'parent@clients.example' };
const LATER = MONDAY + HOUR;
const iso = (at: number) => new Date(at).toISOString();

function untilOf(settled: Settled): number {
	if (settled.kind !== 'later') throw new Error('It is over.');
	return settled.until;
}

/** Two assignments of one client that are to be delivered at nine on Monday. */
async function two(other: Asked = {}) {
	const practice = await Practice.open();
	const host = await practice.assigned({ key: 'host' });
	const child = await practice.assigned({ key: 'child', ...other });
	return { practice, host, child, hosting: practice.deliver(host), hosted: practice.deliver(child) };
}

describe('deliveries to one address that are meant to leave within minutes', () => {
	it('are one message, and delivered, each of them, once it is sent', async () => {
		const { practice, host, child, hosting, hosted } = await two();
		const gated = await hosting.posted(LATER);
		expect(gated.alsoSays).toEqual([hosted.id]);
		const { about } = await practice.ledger.messages.content(hosting.id, gated.alsoSays);
		expect(about.map(({ assignmentId }) => assignmentId)).toEqual([host, child]);
		const waits = { kind: 'later', reason: 'merged', until: LATER + 10 * MINUTE };
		expect(await hosted.begin(LATER)).toEqual(waits);
		await hosting.settle(gated, SENT, LATER + SECOND);
		for (const id of [host, child]) expect(await practice.steps(id)).toEqual(['assigned', 'delivered']);
		expect(await hosted.begin(LATER + 10 * MINUTE)).toEqual({ kind: 'over', ending: { kind: 'sent', at: iso(LATER) } });
		expect((await practice.ledger.stories.of(child))!.delivery).toBe('delivered');
	});

	it('are one message also where the other is meant for ten minutes later, and two where it is not', async () => {
		const soon = await two({ deliverAt: iso(LATER + 10 * MINUTE) });
		expect((await soon.hosting.tried(LATER)).alsoSays).toEqual([soon.hosted.id]);
		const later = await two({ deliverAt: iso(LATER + 11 * MINUTE) });
		expect((await later.hosting.tried(LATER)).alsoSays).toEqual([]);
	});

	it.each(['answered', 'withdrawn'] as const)('leave out what is %s', async (kind) => {
		const { practice, child, hosting } = await two();
		await practice.happens(child, kind);
		expect((await hosting.tried(LATER)).alsoSays).toEqual([]);
	});

	it('leave out what was delivered, what is due, and what nobody agreed to', async () => {
		for (const other of [
			{ dueAt: iso(LATER), deliverAt: iso(MONDAY) },
			{ consentGiven: false, clientName: 'Ben Ruiz' },
		]) {
			const { hosting } = await two(other);
			expect((await hosting.tried(LATER)).alsoSays).toEqual([]);
		}
		const { practice, child, hosting } = await two();
		await practice.happens(child, 'delivered');
		expect((await hosting.tried(LATER)).alsoSays).toEqual([]);
	});

	it('leave out what is to go out at its own hours, where staff have sent the other at night', async () => {
		const night = Date.parse('2026-03-03T05:00:00Z');
		const practice = await Practice.open();
		const host = await practice.assigned({ key: 'host', deliverAt: iso(night), anyHour: true });
		const child = await practice.assigned({ key: 'child', deliverAt: iso(night) });
		const other = await practice.assigned({ key: 'other', deliverAt: iso(night), anyHour: true });
		expect((await practice.deliver(host).tried(night)).alsoSays).toEqual([practice.deliver(other).id]);
		expect(await practice.deliver(child).begin(night)).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
	});

	it('leave out what something was said about that is not on record yet', async () => {
		const { child, hosting } = await two();
		expect(await hosting.begin(LATER, { unheard: [child] })).toMatchObject({ kind: 'go', alsoSays: [] });
	});

	it('speak to siblings behind one address, too', async () => {
		const practice = await Practice.open();
		const ids: string[] = [];
		for (const clientName of ['Ana Ruiz', 'Ben Ruiz', 'Cleo Ruiz'])
			ids.push(await practice.assigned({ key: clientName, clientName, ...PARENT }));
		const [first, ...others] = ids.map((id) => practice.deliver(id));
		const gated = await first!.posted(LATER);
		expect(gated.alsoSays.toSorted()).toEqual(others.map(({ id }) => id).sort());
		await first!.settle(gated, SENT, LATER);
		for (const id of ids) expect(await practice.steps(id)).toEqual(['assigned', 'delivered']);
	});
});

describe('a delivery that another message was to say', () => {
	it('goes out by itself where that one is refused, and waits where it is tried again', async () => {
		const { practice, child, hosting, hosted } = await two();
		await hosting.comesTo(NOT_SENT, LATER);
		expect(await hosted.begin(LATER + MINUTE)).toMatchObject({ kind: 'later', reason: 'merged' });
		await hosting.comesTo(REFUSED, LATER + HOUR);
		expect(await practice.steps(child)).toEqual(['assigned']);
		expect(await hosted.begin(LATER + 2 * HOUR)).toMatchObject({ kind: 'go', alsoSays: [] });
	});

	it.each([
		['that was to be tried again', async (hosting: Saying) => untilOf(await hosting.comesTo(NOT_SENT, LATER))],
		['whose try was cut off before its post', async (hosting: Saying) => (await hosting.tried(LATER), LATER)],
	])('goes out by itself ten minutes after the turn of one %s, and that nobody takes up', async (_which, waits) => {
		const { child, practice, hosting, hosted } = await two();
		const turn = await waits(hosting);
		expect(await hosted.begin(turn + 9 * MINUTE)).toMatchObject({ kind: 'later', reason: 'merged' });
		await hosted.comesTo(SENT, turn + 10 * MINUTE);
		expect(await practice.steps(child)).toEqual(['assigned', 'delivered']);
	});

	it('waits on for one that may have gone out, though nobody takes that up', async () => {
		const { hosting, hosted } = await two();
		await hosting.posted(LATER);
		expect(await hosted.begin(LATER + HOUR)).toMatchObject({ kind: 'later', reason: 'merged' });
	});

	it('is said by whatever says the other one in its stead', async () => {
		const { practice, child, hosting } = await two();
		await hosting.comesTo(NOT_SENT, LATER);
		const third = await practice.assigned({ key: 'third', deliverAt: iso(LATER) });
		// What it takes over shows at its second look.
		const first = await practice.deliver(third).tried(LATER + MINUTE);
		expect(await practice.deliver(third).posting(first, LATER + MINUTE)).toBe(false);
		await practice.deliver(third).comesTo(SENT, LATER + MINUTE);
		expect(await practice.steps(child)).toEqual(['assigned', 'delivered']);
	});

	it('goes out by itself where the other assignment is withdrawn while its message waits', async () => {
		const { practice, host, hosting, hosted } = await two();
		await hosting.comesTo(NOT_SENT, LATER);
		await practice.happens(host, 'withdrawn');
		expect(await hosted.begin(LATER + MINUTE)).toMatchObject({ kind: 'go' });
	});

	it('is unconfirmed with it, and delivered where a receipt says so in the end', async () => {
		const { practice, host, child, hosting, hosted } = await two();
		const { attempt } = await hosting.posted(LATER);
		await hosting.settle({ attempt }, UNKNOWN, LATER + SECOND);
		expect(await hosted.begin(LATER + MINUTE)).toMatchObject({ kind: 'later', reason: 'merged' });
		await hosting.comesTo(UNKNOWN, LATER + HOUR);
		const unconfirmed = ['unconfirmed', 'It may not have arrived: The connection broke.'];
		for (const id of [host, child]) expect(await practice.steps(id)).toEqual(['assigned', unconfirmed]);
		expect(await hosted.begin(LATER + 2 * HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
		await practice.ledger.commands.handIn(`${hosting.id}/1`, SENT, LATER + DAY);
		for (const id of [host, child]) expect((await practice.steps(id)).at(-1)).toBe('delivered');
		expect(await hosted.begin(LATER + DAY)).toMatchObject({ kind: 'over', ending: { kind: 'sent' } });
	});

	it('is not delivered with it, where late receipts prove that it never went out', async () => {
		const { practice, child, hosting, hosted } = await two();
		for (const minutes of [0, 11]) await hosting.comesTo(UNKNOWN, LATER + minutes * MINUTE);
		for (const number of [1, 2]) await practice.ledger.commands.handIn(`${hosting.id}/${number}`, FAILED, LATER + HOUR);
		expect((await practice.ledger.stories.of(child))!.delivery).toBe('undeliverable');
		expect(await hosted.begin(LATER + DAY)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
	});
});
