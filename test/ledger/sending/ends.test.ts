import { commandId } from '../../../temporal/contract/names';
import type { TryEnd } from '../../../temporal/ledger/sending/try-end';
import {
	FAILED,
	HOUR,
	MINUTE,
	NOT_SENT,
	Practice,
	REFUSED,
	SECOND,
	SENT,
	UNKNOWN,
	WEDNESDAY,
	MONDAY,
	KIM,
	DAY,
} from './saying';

const OPTED_OUT: TryEnd = { result: 'opted-out', reason: 'Wants no mails.' };
const SKIPPED: TryEnd = { result: 'skipped', reason: 'On holiday' };
const iso = (at: number) => new Date(at).toISOString();

/** How a command ended whose only try was on Wednesday. */
function over(ending: object) {
	return { kind: 'over', ending };
}

describe('a delivery', () => {
	it.each<[TryEnd, string, string, object, unknown]>([
		[SENT, 'sent', 'delivered', { kind: 'sent', at: iso(WEDNESDAY) }, 'delivered'],
		[
			REFUSED,
			'refused',
			'undeliverable',
			{ kind: 'refused', at: iso(WEDNESDAY + SECOND), reason: 'No such mailbox.' },
			['undeliverable', 'The provider refused it: No such mailbox.'],
		],
		[
			OPTED_OUT,
			'refused',
			'undeliverable',
			{ kind: 'refused', at: iso(WEDNESDAY + SECOND), reason: 'Wants no mails.', optedOut: true },
			['undeliverable', 'The provider refused it: Wants no mails.'],
		],
		[
			SKIPPED,
			'skipped',
			'undeliverable',
			{ kind: 'skipped', at: iso(WEDNESDAY + SECOND), reason: 'by-flow', detail: 'On holiday' },
			['undeliverable', 'The flow chose not to send it: On holiday'],
		],
	])('that came to %j', async (end, state, delivery, ending, step) => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		expect(await practice.deliver(id).comesTo(end, WEDNESDAY)).toEqual(over(ending));
		expect(await practice.deliver(id).state()).toBe(state);
		expect(await practice.steps(id)).toEqual(['assigned', step]);
		expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery });
		// It is over: asked again, the ledger says how it ended, and nothing comes on record twice.
		expect(await practice.deliver(id).begin(WEDNESDAY + HOUR)).toEqual(over(ending));
		expect(await practice.steps(id)).toHaveLength(2);
	});

	it.each<[TryEnd, string, number]>([
		[NOT_SENT, 'unreachable', 10 * SECOND],
		[FAILED, 'failed', 111 * SECOND],
	])('that came to %j waits, and leaves no step', async (end, reason, wait) => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const settled = await practice.deliver(id).comesTo(end, WEDNESDAY);
		expect(settled).toMatchObject({ kind: 'later', reason });
		if (settled.kind === 'later') expect(settled.until).toBeGreaterThanOrEqual(WEDNESDAY + wait);
		expect(await practice.deliver(id).state()).toBe('held');
		expect(await practice.steps(id)).toEqual(['assigned']);
		expect(await practice.deliver(id).comesTo(SENT, WEDNESDAY + HOUR)).toMatchObject(over({ kind: 'sent' }));
	});

	it('that may have gone out is tried once more, and then is unconfirmed', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const delivery = practice.deliver(id);
		const tried = WEDNESDAY + SECOND;
		const later = { kind: 'later', until: tried + 10 * MINUTE, reason: 'unsure' };
		expect(await delivery.comesTo(UNKNOWN, WEDNESDAY)).toEqual(later);
		expect(await delivery.state()).toBe('unknown');
		expect(await delivery.begin(tried + 10 * MINUTE - 1)).toEqual(later);
		expect(await delivery.begin(tried + 10 * MINUTE, { pinged: false })).toMatchObject({ reason: 'unreachable' });
		const end = await delivery.comesTo(UNKNOWN, WEDNESDAY + HOUR);
		expect(end).toEqual(over({ kind: 'unknown', at: iso(WEDNESDAY + HOUR), reason: 'The connection broke.' }));
		expect(await delivery.begin(WEDNESDAY + 5 * HOUR)).toEqual(end);
		expect(await practice.steps(id)).toEqual([
			'assigned',
			['unconfirmed', 'It may not have arrived: The connection broke.'],
		]);
	});

	it.each(['answered', 'withdrawn'] as const)(
		'that may have gone out, and is %s then, is unconfirmed',
		async (kind) => {
			const practice = await Practice.open();
			const waiting = await practice.assigned({ key: 'waiting' });
			await practice.deliver(waiting).comesTo(UNKNOWN, WEDNESDAY);
			await practice.happens(waiting, kind, { at: iso(WEDNESDAY + MINUTE) });
			const end = over({ kind: 'unknown', at: iso(WEDNESDAY), reason: 'The connection broke.' });
			expect(await practice.deliver(waiting).begin(WEDNESDAY + 2 * MINUTE)).toEqual(end);

			const underWay = await practice.assigned({ key: 'under way' });
			const delivery = practice.deliver(underWay);
			const attempt = await delivery.posted(WEDNESDAY);
			await practice.happens(underWay, kind, { at: iso(WEDNESDAY + SECOND) });
			expect(await delivery.settle(attempt, UNKNOWN, WEDNESDAY + MINUTE)).toEqual(end);

			for (const id of [waiting, underWay]) {
				expect(await practice.ledger.stories.of(id)).toMatchObject({ delivery: 'unconfirmed' });
				expect(await practice.steps(id)).toEqual([
					'assigned',
					['unconfirmed', 'It may not have arrived: The connection broke.'],
					kind,
				]);
			}
		},
	);

	it('that staff have sent again, and that is refused, leaves open whether the first one arrived', async () => {
		const practice = await Practice.open();
		await practice.published('undeliverable');
		const id = await practice.assigned();
		const first = practice.deliver(id);
		await first.comesTo(UNKNOWN, MONDAY);
		await first.comesTo(UNKNOWN, MONDAY + HOUR);
		const again = practice.message('deliver', commandId(id, 'deliver.1'), id);
		await again.comesTo(REFUSED, MONDAY + 2 * HOUR);
		const standing = { delivery: 'unconfirmed', steps: ['assigned', 'unconfirmed', 'undeliverable'] };
		expect(await told()).toEqual(standing);
		// Whoever asked for it is told all the same, and the client is reminded.
		expect(await practice.ledger.notices.waiting(id)).toHaveLength(2);
		expect(await practice.remind(id).begin(WEDNESDAY)).toMatchObject({ kind: 'go' });
		// Once it is known that nothing ever went out, nothing is left open.
		for (const number of [1, 2]) await practice.ledger.commands.handIn(`${first.id}/${number}`, FAILED, WEDNESDAY);
		expect(await told()).toEqual({ delivery: 'undeliverable', steps: [...standing.steps, 'undeliverable'] });

		async function told() {
			const { delivery, events } = (await practice.ledger.stories.of(id))!;
			return { delivery, steps: events.map(({ kind }) => kind) };
		}
	});

	it('that failed until it was due is given up, with what was said last', async () => {
		const practice = await Practice.open();
		const id = await practice.assigned();
		const delivery = practice.deliver(id);
		let settled = await delivery.comesTo(FAILED, MONDAY);
		for (let tries = 1; settled.kind === 'later' && tries < 50; tries += 1) {
			const gated = await delivery.begin(settled.until);
			if (gated.kind !== 'go') settled = gated;
			else if (!(await delivery.posting(gated, settled.until))) throw new Error('Held back.');
			else settled = await delivery.settle(gated, FAILED, settled.until);
		}
		expect(settled).toMatchObject(over({ kind: 'given-up', reason: 'Mailbox is busy.' }));
		expect(await practice.steps(id)).toContainEqual([
			'undeliverable',
			'Every try failed until it was due; the last one said: Mailbox is busy.',
		]);
	});
});

describe('a reminder', () => {
	it.each<[TryEnd, object, unknown]>([
		[SENT, { state: 'sent', at: iso(WEDNESDAY) }, 'reminded'],
		[
			REFUSED,
			{ state: 'refused', reason: 'No such mailbox.' },
			['reminder-skipped', 'The provider refused it: No such mailbox.'],
		],
		[
			SKIPPED,
			{ state: 'skipped', reason: 'On holiday' },
			['reminder-skipped', 'The flow chose not to send it: On holiday'],
		],
		[
			{ result: 'skipped' },
			{ state: 'skipped', reason: 'The flow chose not to send it.' },
			['reminder-skipped', 'The flow chose not to send it.'],
		],
	])('that came to %j is shown so, and is a step', async (end, shown, step) => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id).comesTo(end, WEDNESDAY);
		expect(await practice.shown(id)).toMatchObject(shown);
		expect(await practice.steps(id)).toEqual(['assigned', 'delivered', step]);
	});

	it('that waits is shown with why and until when, in the words of the practice', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		expect(await practice.shown(id)).toMatchObject({ state: 'planned' });
		await practice.remind(id).comesTo(NOT_SENT, WEDNESDAY);
		expect(await practice.shown(id)).toMatchObject({
			state: 'held',
			at: iso(WEDNESDAY + 11 * SECOND),
			reason: 'n8n could not be reached: waits until 2026-03-04 10:00 (America/Chicago).',
		});
		await practice.remind(id).tried(WEDNESDAY + HOUR);
		expect(await practice.shown(id)).toMatchObject({ state: 'trying' });
	});

	it('that may have gone out is shown so, with when', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id).comesTo(UNKNOWN, WEDNESDAY);
		const shown = { state: 'unknown', at: iso(WEDNESDAY), reason: 'The connection broke.' };
		expect(await practice.shown(id)).toMatchObject(shown);
		await practice.remind(id).comesTo(UNKNOWN, WEDNESDAY + HOUR);
		expect(await practice.shown(id)).toMatchObject({ ...shown, at: iso(WEDNESDAY + HOUR) });
		expect(await practice.steps(id)).toContainEqual([
			'reminder-unconfirmed',
			'It may not have arrived: The connection broke.',
		]);
	});

	it('that staff have sent at once comes on record with its first try', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.remind(id, 'now.1').comesTo(SENT, WEDNESDAY);
		const { reminders, state } = (await practice.ledger.reminders.of(id))!;
		expect(state).toBe('running');
		const now = reminders.find(({ ordinal }) => ordinal === undefined);
		expect(now).toEqual({ beside: 'sent-by-hand', plannedAt: iso(MONDAY), state: 'sent', at: iso(WEDNESDAY) });
	});
});

describe('a confirmation', () => {
	it('is a step once it is sent, and none where it is not', async () => {
		const practice = await Practice.open();
		await practice.published('confirm');
		for (const [key, end] of Object.entries({ sent: SENT, refused: REFUSED })) {
			const id = await practice.delivered({ key });
			await practice.happens(id, 'answered');
			await practice.confirm(id).comesTo(end, WEDNESDAY);
			expect(await practice.steps(id)).toEqual([
				'assigned',
				'delivered',
				'answered',
				...(key === 'sent' ? ['confirmed'] : []),
			]);
		}
	});

	it('is skipped where no flow takes it', async () => {
		const practice = await Practice.open();
		const id = await practice.delivered();
		await practice.happens(id, 'answered');
		expect(await practice.confirm(id).begin(WEDNESDAY)).toMatchObject(over({ kind: 'skipped', reason: 'no-route' }));
	});
});

it('a notice and a brief end as their flows say', async () => {
	const practice = await Practice.open();
	const id = await practice.assigned({ clinician: KIM });
	const routeId = await practice.published('undeliverable');
	const eventId = await practice.happens(id, 'undeliverable', { reason: 'No such address.' });
	const notice = practice.notice(eventId, routeId);
	expect(await notice.comesTo(NOT_SENT, WEDNESDAY)).toMatchObject({ kind: 'later', reason: 'unreachable' });
	expect(await notice.comesTo(SENT, WEDNESDAY + HOUR)).toMatchObject(over({ kind: 'sent' }));
	const brief = practice.brief('2026-03-06', 1, WEDNESDAY + 2 * DAY);
	expect(await brief.comesTo(SENT, WEDNESDAY)).toMatchObject(over({ kind: 'sent' }));
	expect(await practice.steps(id)).toEqual(['assigned', ['undeliverable', 'No such address.'], 'summarized']);
});

it('a command whose assignment or whose row is not on record is said to be missing', async () => {
	const practice = await Practice.open();
	await expect(practice.deliver('nobody').begin(WEDNESDAY)).rejects.toThrow();
	await expect(practice.notice('nothing', 'nowhere').begin(WEDNESDAY)).rejects.toThrow(
		'The ledger has no notice nothing.nowhere.',
	);
});
