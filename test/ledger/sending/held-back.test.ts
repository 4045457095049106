import { DAY, HOUR, MINUTE, NOT_SENT, Practice, REFUSED, SECOND, SENT, UNKNOWN, WEDNESDAY } from './saying';

const iso = (at: number) => new Date(at).toISOString();
const skipped = (reason: string) => ({ kind: 'over', ending: { kind: 'skipped', reason } });

describe('a try that was cut off', () => {
	it('before its post surely sent nothing: the next one begins at once', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		await delivery.tried(WEDNESDAY);
		expect(await delivery.begin(WEDNESDAY + SECOND)).toMatchObject({ kind: 'go', attempt: { number: 2 } });
		expect(await practice.ledger.commands.standing(delivery.id)).toMatchObject({ state: 'trying', unsure: [] });
	});

	it('after its post may have gone out: the next one waits ten minutes, and there is no third', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const delivery = practice.deliver(id);
		const { attempt } = await delivery.posted(WEDNESDAY);
		expect(await practice.ledger.commands.standing(delivery.id)).toMatchObject({ state: 'trying', unsure: [attempt] });
		const begun = WEDNESDAY + MINUTE;
		const later = { kind: 'later', until: begun + 10 * MINUTE, reason: 'unsure' };
		expect(await delivery.begin(begun)).toEqual(later);
		expect(await delivery.state()).toBe('unknown');
		await delivery.posted(begun + 10 * MINUTE);
		expect(await delivery.begin(WEDNESDAY + HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
		expect(await practice.steps(id)).toMatchObject(['assigned', ['unconfirmed', expect.any(String)]]);
	});

	it('is told from one that another worker has begun since: only the last one may post', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		const first = await delivery.tried(WEDNESDAY);
		const second = await delivery.tried(WEDNESDAY + SECOND);
		expect(await delivery.posting(first, WEDNESDAY + SECOND)).toBe(false);
		expect(await delivery.posting(second, WEDNESDAY + SECOND)).toBe(true);
		// What the first worker has to say of its try does not end that of the second.
		await delivery.settle(first, NOT_SENT, WEDNESDAY + 2 * SECOND);
		expect(await delivery.state()).toBe('trying');
		expect(await delivery.settle(second, SENT, WEDNESDAY + 3 * SECOND)).toMatchObject({ kind: 'over' });
	});
});

describe('right before the post', () => {
	it.each([
		['answered', 'answered'],
		['withdrawn', 'withdrawn'],
		['reminders-paused', 'paused'],
	] as const)('a reminder is held back that is %s by then, and ends', async (kind, reason) => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		const gated = await reminder.tried(WEDNESDAY);
		await practice.happens(id, kind);
		expect(await reminder.posting(gated, WEDNESDAY)).toBe(false);
		expect(await reminder.begin(WEDNESDAY)).toMatchObject(skipped(reason));
	});

	it('what is held back waits, and is no try', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		const gated = await reminder.tried(WEDNESDAY);
		await practice.happens(id, 'reminders-paused');
		await reminder.posting(gated, WEDNESDAY);
		expect(await reminder.state()).toBe('held');
		expect(await practice.shown(id)).toMatchObject({ state: 'held', at: iso(WEDNESDAY) });
		await practice.happens(id, 'reminders-resumed');
		expect(await reminder.begin(WEDNESDAY)).toMatchObject({ kind: 'go', attempt: { number: 1 } });
	});

	it('one of two messages to one address posts, where both have begun', async () => {
		const practice = await Practice.open();
		const policy = { reminders: [] };
		const [one, other] = [
			await practice.delivered({ key: 'one', policy }),
			await practice.delivered({ key: 'b', policy }),
		];
		const [first, second] = [practice.remind(one, 'now.1'), practice.remind(other, 'now.1')];
		const [early, late] = [await first.tried(WEDNESDAY), await second.tried(WEDNESDAY)];
		expect(await second.posting(late, WEDNESDAY)).toBe(true);
		expect(await first.posting(early, WEDNESDAY)).toBe(false);
		const gap = { kind: 'later', until: WEDNESDAY + 4 * HOUR, reason: 'gap' };
		expect(await first.begin(WEDNESDAY)).toEqual(gap);
		await second.settle(late, REFUSED, WEDNESDAY + SECOND);
		// It surely did not go out: nothing keeps the other one back any more.
		expect(await first.begin(WEDNESDAY + SECOND)).toMatchObject({ kind: 'go' });
	});

	it.each(['answered', 'reminders-paused', 'withdrawn'] as const)(
		'a message is held back that was to say a reminder that is %s by then',
		async (kind) => {
			const practice = await Practice.open();
			const [host, child] = [await practice.delivered({ key: 'one' }), await practice.delivered({ key: 'other' })];
			const gated = await practice.remind(host).tried(WEDNESDAY);
			expect(gated.alsoSays).toEqual([practice.remind(child).id]);
			await practice.happens(child, kind);
			expect(await practice.remind(host).posting(gated, WEDNESDAY)).toBe(false);
			expect(await practice.remind(host).begin(WEDNESDAY)).toMatchObject({ kind: 'go', alsoSays: [] });
		},
	);
});

describe('what waits', () => {
	it.each(['answered', 'withdrawn'] as const)('ends with the step "%s", planned and held alike', async (kind) => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id).comesTo(NOT_SENT, WEDNESDAY);
		await practice.happens(id, kind);
		for (const ordinal of [1, 2]) {
			const words = { answered: 'It was answered before.', withdrawn: 'It was withdrawn before.' }[kind];
			expect(await practice.shown(id, ordinal)).toMatchObject({ state: 'skipped', reason: words });
		}
		expect(await practice.remind(id).begin(WEDNESDAY + HOUR)).toMatchObject(skipped(kind));
	});

	it.each(['answered', 'withdrawn'] as const)(
		'and may have gone out, stays so after "%s", and is not tried again',
		async (kind) => {
			const practice = await Practice.open();
			const id = await practice.delivered();
			const reminder = practice.remind(id);
			await reminder.comesTo(UNKNOWN, WEDNESDAY);
			await reminder.comesTo(NOT_SENT, WEDNESDAY + HOUR);
			expect(await reminder.state()).toBe('unknown');
			await practice.happens(id, kind);
			expect(await practice.shown(id)).toMatchObject({ state: 'unknown', at: iso(WEDNESDAY) });
			expect(await reminder.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
		},
	);

	it.each(['answered', 'withdrawn'] as const)(
		'ends with its try, where it was "%s" while it was tried',
		async (kind) => {
			const practice = await Practice.open();
			const id = await practice.delivered();
			const reminder = practice.remind(id);
			const gated = await reminder.posted(WEDNESDAY);
			await practice.happens(id, kind);
			expect(await practice.shown(id)).toMatchObject({ state: 'trying' });
			expect(await reminder.settle(gated, NOT_SENT, WEDNESDAY + SECOND)).toMatchObject(skipped(kind));
			expect(await practice.shown(id)).toMatchObject({ state: 'skipped' });
		},
	);

	it('is confirmed after an answer, not after a withdrawal', async () => {
		const practice = await Practice.open();
		await practice.published('confirm');
		const id = await practice.delivered();
		await practice.happens(id, 'answered');
		const confirmation = practice.confirm(id);
		expect(await confirmation.comesTo(NOT_SENT, WEDNESDAY)).toMatchObject({ kind: 'later' });
		await practice.happens(id, 'withdrawn');
		expect(await confirmation.begin(WEDNESDAY + HOUR)).toMatchObject(skipped('withdrawn'));
	});

	it('for its flow, waits as long as that says, and no try is on record', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		const until = WEDNESDAY + 20 * SECOND;
		expect(await reminder.findsNoRoom(WEDNESDAY, until)).toEqual({ kind: 'later', until, reason: 'busy' });
		expect(await practice.shown(id)).toMatchObject({ state: 'held', at: iso(until) });
		expect(await reminder.begin(until)).toMatchObject({ kind: 'go', attempt: { number: 1 } });
	});

	it('for its flow, does not come before its ten minutes are over where it may have gone out', async () => {
		const practice = await Practice.open();
		const reminder = practice.remind(await practice.delivered());
		await reminder.comesTo(UNKNOWN, WEDNESDAY);
		const until = WEDNESDAY + SECOND + 10 * MINUTE;
		expect(await reminder.findsNoRoom(WEDNESDAY + MINUTE, WEDNESDAY + 2 * MINUTE)).toMatchObject({
			kind: 'later',
			until,
		});
		const later = until + MINUTE;
		expect(await reminder.findsNoRoom(until, later)).toEqual({ kind: 'later', until: later, reason: 'busy' });
		expect(await reminder.state()).toBe('unknown');
	});

	it.each(['answered', 'withdrawn'] as const)('for its flow, is over where it was "%s" meanwhile', async (kind) => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.happens(id, kind);
		expect(await practice.remind(id).findsNoRoom(WEDNESDAY, WEDNESDAY + MINUTE)).toMatchObject(skipped(kind));
	});

	it.each(['answered', 'withdrawn'] as const)(
		'for its flow, and may have gone out, is over at once where it was "%s" meanwhile',
		async (kind) => {
			const practice = await Practice.open();
			const id = await practice.delivered();
			const reminder = practice.remind(id);
			await reminder.comesTo(UNKNOWN, WEDNESDAY);
			await practice.happens(id, kind);
			expect(await reminder.findsNoRoom(WEDNESDAY + MINUTE, WEDNESDAY + HOUR, 'unreachable')).toMatchObject({
				kind: 'over',
				ending: { kind: 'unknown' },
			});
		},
	);

	it('for its flow, which it found full when it was ready, and no try is on record', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		const until = WEDNESDAY + 20 * SECOND;
		const gated = await reminder.tried(WEDNESDAY);
		const busy = { kind: 'later', until, reason: 'busy' };
		expect(await reminder.giveWay(gated, WEDNESDAY + SECOND, until)).toEqual(busy);
		expect(await practice.shown(id)).toMatchObject({ state: 'held', at: iso(until) });
		expect(await reminder.begin(until)).toMatchObject({ kind: 'go', attempt: { number: 1 } });
		// Whoever was cut off and comes back too late, changes nothing.
		expect(await reminder.giveWay({ ...gated, attempt: { ...gated.attempt, number: 7 } }, until, until)).toEqual(busy);
		expect(await reminder.state()).toBe('trying');
	});

	it.each(['answered', 'withdrawn'] as const)(
		'for its flow, which it found full when it was ready, is over where it was "%s" meanwhile',
		async (kind) => {
			const practice = await Practice.open();
			const id = await practice.delivered();
			const reminder = practice.remind(id);
			const gated = await reminder.tried(WEDNESDAY);
			await practice.happens(id, kind);
			expect(await reminder.giveWay(gated, WEDNESDAY + SECOND, WEDNESDAY + HOUR)).toMatchObject(skipped(kind));
		},
	);

	it('waits for what was just said to be on record', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		expect(await practice.remind(id).begin(WEDNESDAY, { unheard: [id] })).toEqual({
			kind: 'later',
			until: WEDNESDAY + 2 * SECOND,
			reason: 'unheard',
		});
	});
});
