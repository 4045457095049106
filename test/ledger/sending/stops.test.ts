import { contactIndex } from '../../../temporal/contract/identity';
import type { StopWish } from '../../../temporal/ledger/people/stops';
import { contentOf } from '../databases';
import { stopped, TERMS } from '../practice';
import { DAY, FRIDAY, HOUR, MINUTE, MONDAY, NOT_SENT, Practice, SENT, UNKNOWN, WEDNESDAY } from './saying';

const skipped = (reason: string) => ({ kind: 'over', ending: { kind: 'skipped', reason } });
const TUESDAY = MONDAY + DAY;

async function stop(practice: Practice, at: number, more: Partial<StopWish> = {}) {
	return await stopped(practice, TERMS.clientEmail, at, more);
}

describe('a stop at an address', () => {
	it('ends at once what waits, which is called planned no more, and has its step when its turn comes', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		expect(await stop(practice, MONDAY - HOUR)).toEqual({ as: 'recorded', scope: 'all', messages: 3 });
		expect(await practice.shown(id)).toMatchObject({
			state: 'skipped',
			reason: expect.stringContaining('wants no messages there any more') as string,
		});
		expect(await practice.steps(id)).toEqual(['assigned']);
		expect(await practice.deliver(id).begin(MONDAY)).toMatchObject(skipped('opted-out'));
		expect(await practice.deliver(id).begin(MONDAY)).toMatchObject(skipped('opted-out'));
		expect(await practice.remind(id).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
		expect((await practice.steps(id)).map((step) => [step].flat()[0])).toEqual([
			'assigned',
			'undeliverable',
			'reminder-skipped',
		]);
	});

	it('holds for what is assigned later, to whomever', async () => {
		const practice = await Practice.open();
		await stop(practice, MONDAY - DAY);
		const id = await practice.assigned({ clientName: 'Somebody Else' });
		expect(await practice.deliver(id).state()).toBe('skipped');
		expect(await practice.shown(id)).toMatchObject({ state: 'skipped' });
	});

	it('of reminders leaves everything else alone', async () => {
		const practice = await Practice.open();
		await practice.published('confirm');
		const id = await practice.assigned();
		expect(await stop(practice, MONDAY - HOUR, { scope: 'reminders' })).toMatchObject({ messages: 2 });
		expect(await practice.deliver(id).comesTo(SENT, MONDAY)).toMatchObject({ ending: { kind: 'sent' } });
		expect(await practice.remind(id).begin(WEDNESDAY)).toMatchObject(skipped('reminders-stopped'));
		expect(await practice.remind(id, 'now.1').begin(WEDNESDAY)).toMatchObject(skipped('reminders-stopped'));
		expect((await practice.ledger.assignments.recorded([id]))[0]).toMatchObject({ consent: 'given' });
		await practice.happens(id, 'answered');
		expect(await practice.confirm(id).begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
	});

	it('in the minute in which a message is under way holds it before its post, and not after', async () => {
		const practice = await Practice.open();
		const first = practice.deliver(await practice.assigned());
		// Not meant for the same minutes, or one message would say both.
		const later = { deliverAt: new Date(MONDAY + HOUR).toISOString() };
		const second = practice.deliver(await practice.assigned({ key: 'second', ...later }));
		const gated = await first.tried(MONDAY);
		const under = await second.posted(MONDAY);
		await stop(practice, MONDAY + 1);
		expect(await first.posting(gated, MONDAY + 2)).toBe(false);
		expect(await first.begin(MONDAY + 3)).toMatchObject(skipped('opted-out'));
		expect(await practice.ledger.commands.settle(under.attempt, SENT, MONDAY + 4)).toMatchObject({
			ending: { kind: 'sent' },
		});
	});

	it('ends what comes to nothing under way, and says of what may have gone out that it may have', async () => {
		const practice = await Practice.open();
		const failed = practice.deliver(await practice.assigned());
		const later = { deliverAt: new Date(MONDAY + HOUR).toISOString() };
		const unknown = practice.deliver(await practice.assigned({ key: 'second', ...later }));
		const tries = [await failed.posted(MONDAY), await unknown.posted(MONDAY)] as const;
		await stop(practice, MONDAY + 1);
		await practice.ledger.commands.settle(tries[0].attempt, NOT_SENT, MONDAY + 2);
		await practice.ledger.commands.settle(tries[1].attempt, UNKNOWN, MONDAY + 2);
		expect(await failed.begin(MONDAY + HOUR)).toMatchObject(skipped('opted-out'));
		expect(await unknown.begin(MONDAY + HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
	});

	it('asked for twice is one, whether it is the same wish or another', async () => {
		const practice = await Practice.open();
		await practice.assigned();
		const once = { stopId: 'once' };
		expect(await stop(practice, MONDAY, once)).toMatchObject({ as: 'recorded', messages: 3 });
		expect(await stop(practice, MONDAY, once)).toMatchObject({ as: 'recorded', messages: 0 });
		expect(await stop(practice, MONDAY + 1)).toMatchObject({ as: 'stands', scope: 'all', messages: 0 });
	});

	it('is made smaller by the client alone', async () => {
		const practice = await Practice.open();
		await stop(practice, MONDAY);
		const fewer = { scope: 'reminders' } as const;
		expect(await stop(practice, MONDAY + 1, fewer)).toMatchObject({ as: 'stands', scope: 'all' });
		expect(await stop(practice, MONDAY + 2, { ...fewer, source: 'client-page' })).toMatchObject({
			as: 'recorded',
			scope: 'reminders',
		});
	});

	it('of all messages outweighs what staff recorded later of reminders alone, whichever of both came first', async () => {
		const practice = await Practice.open();
		await stop(practice, MONDAY + HOUR, { scope: 'reminders', stopId: 'staff' });
		expect(await stop(practice, MONDAY, { source: 'client-page', stopId: 'client' })).toMatchObject({ scope: 'all' });
		expect(await stop(practice, MONDAY + HOUR, { scope: 'reminders', stopId: 'staff' })).toMatchObject({
			as: 'stands',
		});
	});

	it('of all messages is told to the office, once, unless it recorded it itself', async () => {
		const practice = await Practice.open();
		await stop(practice, MONDAY, { source: 'client-page', scope: 'reminders' });
		await stop(practice, MONDAY + 1, { source: 'client-page' });
		await stop(practice, MONDAY + 2, { source: 'one-click' });
		await stopped(practice, 'other@clients.example', MONDAY + 3);
		const about = contactIndex(practice.ring, TERMS.clientEmail);
		expect(await practice.ledger.troubles.all()).toMatchObject([{ kind: 'stopped', about, count: 1 }]);
	});

	it('told to a provider holds for what else waits, too', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		const other = await practice.assigned({ key: 'other', deliverAt: new Date(TUESDAY).toISOString() });
		await delivery.comesTo({ result: 'opted-out', reason: 'STOP' }, MONDAY);
		expect(await practice.deliver(other).state()).toBe('skipped');
	});

	it('stands in the story while the homework is open', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		expect((await practice.ledger.stories.of(id))!.stopped).toBeUndefined();
		await stop(practice, TUESDAY);
		expect((await practice.ledger.stories.of(id))!.stopped).toEqual({
			scope: 'all',
			at: new Date(TUESDAY).toISOString(),
		});
	});
});

describe('a stop that is taken back', () => {
	const back = (at: number) => ({ stopId: `back ${at}`, scope: 'none', source: 'client-page' }) as const;

	it('has homework go out that was kept back for it, and none that did not arrive for another reason', async () => {
		const practice = await Practice.open();
		const kept = await practice.assigned();
		const later = { deliverAt: new Date(MONDAY + HOUR).toISOString() };
		const refused = await practice.assigned({ key: 'refused', ...later });
		const address = contactIndex(practice.ring, TERMS.clientEmail);
		await practice.deliver(refused).comesTo({ result: 'skipped', reason: 'not now' }, MONDAY);
		await stop(practice, MONDAY + 1);
		await practice.deliver(kept).begin(MONDAY + 2);
		expect(await practice.ledger.stops.keptBackAt(address, MONDAY + 3)).toEqual([]);
		await stop(practice, MONDAY + 4, back(MONDAY + 4));
		expect(await practice.ledger.stops.keptBackAt(address, MONDAY + 5)).toEqual([kept]);
		expect(await practice.ledger.stops.keptBackAt(address, MONDAY + 60 * DAY)).toEqual([]);
	});

	it('has what is still to come wait again, and nothing of what its turn has passed', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		await practice.deliver(id).comesTo(SENT, MONDAY);
		await stop(practice, TUESDAY);
		expect(await practice.remind(id).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
		expect(await stop(practice, WEDNESDAY + HOUR, back(WEDNESDAY))).toEqual({ as: 'recorded', messages: 1 });
		expect(await practice.shown(id, 1)).toMatchObject({ state: 'skipped' });
		expect(await practice.shown(id, 2)).toEqual({
			ordinal: 2,
			plannedAt: expect.any(String) as string,
			state: 'planned',
		});
		expect(await practice.remind(id, '2').begin(FRIDAY)).toMatchObject({ kind: 'go' });
	});

	it('lets a message go whose turn came meanwhile, and that nobody has taken up', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		await stop(practice, MONDAY - HOUR);
		await stop(practice, MONDAY + HOUR, back(MONDAY));
		expect(await delivery.begin(MONDAY + HOUR + MINUTE)).toMatchObject({ kind: 'go' });
	});

	it('before it comes on record itself, is none: the latest wish holds, in whatever order they arrive', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		await stop(practice, MONDAY + 2, back(MONDAY));
		expect(await stop(practice, MONDAY + 3, { askedAt: MONDAY + 1 })).toMatchObject({ messages: 0 });
		expect(await practice.deliver(id).begin(MONDAY + HOUR)).toMatchObject({ kind: 'go' });
	});

	it('leaves no reminder behind that was planned anew meanwhile', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await stop(practice, TUESDAY);
		const dueAt = new Date(FRIDAY + 3 * DAY).toISOString();
		const { reminders } = await practice.ledger.assignments.reschedule({
			...{ assignmentId: id, eventId: `${id}.rescheduled.1`, at: new Date(TUESDAY + HOUR).toISOString(), dueAt },
			...{ dueIsSession: false, sessionTakenBack: false, zone: TERMS.zone, outcome: 'open', lastOrdinal: 0 },
		});
		await stop(practice, TUESDAY + 2 * HOUR, back(TUESDAY));
		const shown = (await practice.ledger.reminders.of(id))!.reminders;
		expect(shown.map(({ state }) => state)).toEqual(reminders.map(() => 'planned'));
	});
});

it('keeps the wording of a stop sealed, and tells what stands at an address', async () => {
	const practice = await Practice.open();
	await practice.assigned();
	await stop(practice, MONDAY, { scope: 'reminders', wording: 'Told by telephone' });
	const index = contactIndex(practice.ring, TERMS.clientEmail);
	expect(await practice.ledger.stops.standing(index, MONDAY)).toEqual({
		stop: { scope: 'reminders', at: MONDAY },
		...{ waiting: 1, reminders: 0, stopped: 2, isKnown: true },
	});
	expect(await contentOf(practice.place)).not.toContain('Told by telephone');
});
