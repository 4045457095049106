import { assignmentInput, DUE_AT, stopped, TERMS } from '../practice';
import { HOUR, MINUTE, MONDAY, Practice, SENT, WEDNESDAY } from './saying';

const iso = (at: number) => new Date(at).toISOString();
const skipped = (reason: string) => ({ kind: 'over', ending: { kind: 'skipped', reason } });

describe('consent', () => {
	it('is asked for by each message', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned({ consentGiven: false });
		expect(await practice.deliver(id).begin(WEDNESDAY)).toMatchObject(skipped('no-consent'));
		expect(await practice.steps(id)).toContainEqual([
			'undeliverable',
			'The client has not agreed to messages at this address.',
		]);
	});

	it('given once, holds for later assignments to the same address', async () => {
		const practice = await Practice.open();
		await practice.assigned();
		const second = await practice.assigned({ key: 'second', consentGiven: false });
		expect(await practice.deliver(second).begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
	});

	it('withdrawn, holds back what has begun, and stays so whatever a later assignment says', async () => {
		const practice = await Practice.open();
		const delivery = practice.deliver(await practice.assigned());
		const gated = await delivery.tried(WEDNESDAY);
		await stopped(practice, ' MARISOL.q@clients.example', WEDNESDAY);
		expect(await delivery.posting(gated, WEDNESDAY)).toBe(false);
		expect(await delivery.begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
		const second = await practice.assigned({ key: 'second' });
		expect(await practice.deliver(second).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
	});

	it('may be given for an assignment that has none, once, and not where it was withdrawn', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned({ consentGiven: false });
		const { clientId } = assignmentInput(practice.ring);
		const { consents } = practice.ledger;
		expect(await consents.grant({ clientId, ...TERMS }, MONDAY)).toBe('recorded');
		expect(await consents.grant({ clientId, ...TERMS }, MONDAY + 1)).toBe('on-record');
		expect(await practice.deliver(id).begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
		await stopped(practice, TERMS.clientEmail, WEDNESDAY);
		expect(await consents.grant({ clientId, ...TERMS }, WEDNESDAY + 1)).toBe('withdrawn');
	});

	it('withdrawn before it was ever given, stays so', async () => {
		const practice = await Practice.open();
		await practice.assigned({ consentGiven: false });
		await stopped(practice, TERMS.clientEmail, MONDAY);
		const second = await practice.assigned({ key: 'second' });
		expect(await practice.deliver(second).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
	});

	it('withdrawn through a provider, holds for a client who first comes on record there later', async () => {
		const practice = await Practice.open();
		const first = practice.deliver(await practice.assigned({ clientName: 'Ana Ruiz' }));
		await first.comesTo({ result: 'opted-out', reason: 'STOP' }, WEDNESDAY);
		const later = await practice.assigned({ key: 'sibling', clientName: 'Ben Ruiz' });
		expect(await practice.deliver(later).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
		expect(await practice.steps(later)).toContainEqual([
			'undeliverable',
			expect.stringContaining('Ask the client for another address'),
		]);
		const sibling = { clientId: 'b'.repeat(22), clientName: 'Cleo Ruiz', clientEmail: TERMS.clientEmail };
		expect(await practice.ledger.consents.grant(sibling, WEDNESDAY)).toBe('withdrawn');
		expect(await practice.ledger.assignments.recorded([later])).toMatchObject([{ consent: 'withdrawn' }]);
	});

	it('withdrawn at an address that nobody has on record yet, holds for whoever comes', async () => {
		const practice = await Practice.open();
		await stopped(practice, TERMS.clientEmail, MONDAY);
		const id = await practice.assigned();
		expect(await practice.deliver(id).begin(WEDNESDAY)).toMatchObject(skipped('opted-out'));
	});
});

describe('quiet hours', () => {
	const EIGHT_PM = Date.parse('2026-03-05T02:00:00Z');
	const NINE_AM = Date.parse('2026-03-05T15:00:00Z');

	it('hold a reminder from their first minute, until some minutes after they end, without a step', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		const reminder = practice.remind(id);
		expect(await reminder.begin(EIGHT_PM - 1)).toMatchObject({ kind: 'go' });
		const held = await reminder.begin(EIGHT_PM);
		expect(held).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
		const until = held.kind === 'later' ? held.until : 0;
		expect(until - NINE_AM).toBeGreaterThanOrEqual(0);
		expect(until - NINE_AM).toBeLessThan(4 * MINUTE);
		expect(await practice.shown(id)).toMatchObject({
			state: 'held',
			reason: expect.stringMatching(
				/^Quiet hours of the client: waits until 2026-03-05 09:0\d \(America\/Chicago\)\.$/,
			) as string,
		});
		expect(await reminder.begin(until)).toMatchObject({ kind: 'go' });
		expect(await practice.steps(id)).toEqual(['assigned', 'delivered']);
	});

	it('hold a delivery, whose story says until when and why', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const waits = async () => (await practice.ledger.stories.of(id))?.waits;
		expect(await waits()).toEqual({ until: iso(MONDAY) });
		const held = await practice.deliver(id).begin(EIGHT_PM);
		expect(await waits()).toEqual({ until: held.kind === 'later' && iso(held.until), because: 'quiet-hours' });
		await practice.deliver(id).comesTo(SENT, NINE_AM + HOUR);
		expect(await waits()).toBeUndefined();
	});

	it('are those of today, not of the day on which it was assigned', async () => {
		const practice = await Practice.open();
		const reminder = practice.remind(await practice.delivered());
		const quietHours = { from: '22:00', to: '06:00' };
		const policy = () => ({ reminders: [], perDay: 2, perWeek: 6, quietHours });
		expect(await reminder.begin(EIGHT_PM, { policy })).toMatchObject({ kind: 'go' });
	});

	it('hold a delivery, too, unless staff say "now, although it is night there"', async () => {
		const practice = await Practice.open();
		const deliverAt = iso(EIGHT_PM);
		const waits = await practice.assigned({ key: 'waits', deliverAt });
		const now = await practice.assigned({ key: 'now', deliverAt, anyHour: true });
		expect(await practice.deliver(waits).begin(EIGHT_PM)).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
		expect(await practice.deliver(now).begin(EIGHT_PM)).toMatchObject({ kind: 'go' });
	});

	it('skip what is of no use after them', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		expect(await practice.remind(id, 'now.1').begin(EIGHT_PM)).toMatchObject({ kind: 'later' });
		const reminder = practice.message('remind', `${id}.remind.now.2`, id, NINE_AM);
		expect(await reminder.begin(EIGHT_PM)).toMatchObject(skipped('quiet-hours'));
		expect(await practice.steps(id)).toContainEqual([
			'reminder-skipped',
			'It was of no use any more after the quiet hours.',
		]);
	});
});

it('the last millisecond of its use lets a message through, and the next one does not', async () => {
	const practice = await Practice.open();
	const delivery = practice.deliver(await practice.assigned());
	expect(await delivery.begin(DUE_AT - 1)).toMatchObject({ kind: 'go' });
	expect(await delivery.begin(DUE_AT)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
	const second = practice.deliver(await practice.assigned({ key: 'second' }));
	expect(await second.begin(DUE_AT)).toMatchObject(skipped('expired'));
});

it('a reminder of homework that was not delivered is skipped, and says why', async () => {
	const practice = await Practice.open();
	const id = await practice.assigned();
	expect(await practice.remind(id).begin(WEDNESDAY)).toMatchObject(skipped('undelivered'));
	const words = 'The homework had not been delivered.';
	expect(await practice.shown(id)).toMatchObject({ state: 'skipped', reason: words });
	expect(await practice.steps(id)).toEqual(['assigned', ['reminder-skipped', words]]);
});
