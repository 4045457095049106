import { commandId } from '../../temporal/contract/names';
import { decide } from '../../temporal/gate/decide';
import type { Waiting } from '../../temporal/gate/facts';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { clock, DAY, HOUR, MINUTE } from '../plan/zones';
import { NOON, reminderFacts } from './situations';

/** A reminder of another assignment that waits for the same reader. */
function waiting(commandId: string, plannedAt: number, assignment: Partial<Waiting['assignment']> = {}): Waiting {
	const own = reminderFacts().assignment;
	return {
		commandId,
		plannedAt,
		unheard: false,
		assignment: { ...own, assignmentId: `of ${commandId}`, ...assignment },
	};
}

it('four assignments that are overdue together are one message', () => {
	const overdue = [4, 3, 2].map((days) => waiting(`${days} days ago`, NOON - days * DAY));
	expect(decide(reminderFacts({ waiting: overdue }), NOON)).toEqual({
		kind: 'go',
		alsoSays: ['4 days ago', '3 days ago', '2 days ago'],
	});
});

it('one message says of each assignment the first of its reminders that wait', () => {
	const ofOne = { assignmentId: 'one' };
	const two = [waiting('evening', NOON + 6 * HOUR, ofOne), waiting('noon', NOON + MINUTE, ofOne)];
	expect(decide(reminderFacts({ waiting: two }), NOON)).toEqual({ kind: 'go', alsoSays: ['noon'] });
});

it.each<[string, Waiting]>([
	['is planned for tomorrow', waiting('other', NOON + DAY)],
	['is paused', waiting('other', NOON, { paused: true })],
	['its client asked to be reminded of later', { ...waiting('other', NOON), snoozed: true }],
	['is answered', waiting('other', NOON, { outcome: 'done' })],
	['was not delivered', waiting('other', NOON, { delivery: 'undeliverable' })],
	['was told something that is not on record', { ...waiting('other', NOON), unheard: true }],
	['is due', waiting('other', NOON - HOUR, { dueAt: NOON })],
])('one message leaves out what %s', (_what, other) => {
	expect(decide(reminderFacts({ waiting: [other] }), NOON)).toEqual({ kind: 'go', alsoSays: [] });
});

describe("three siblings behind one parent's address", () => {
	it('are reminded of by one message', () => {
		const siblings = [waiting('second', NOON + HOUR), waiting('third', NOON + 2 * HOUR)];
		expect(decide(reminderFacts({ waiting: siblings }), NOON)).toEqual({ kind: 'go', alsoSays: ['second', 'third'] });
	});

	it('share the gap: a fifth of the window, and four hours at most', () => {
		const said = [{ commandId: 'first', kind: 'remind' as const, at: NOON - HOUR }];
		expect(decide(reminderFacts({ said }), NOON)).toEqual({ kind: 'later', until: NOON + 3 * HOUR, reason: 'gap' });
		const short = { deliverAt: NOON - 5 * HOUR, deliveredAt: NOON - 5 * HOUR, dueAt: NOON + 5 * HOUR };
		const later = { kind: 'later', until: NOON + HOUR, reason: 'gap' };
		expect(decide(reminderFacts({ said, assignment: short }), NOON)).toEqual(later);
	});

	it('share the caps', () => {
		const limits = { gapHours: 0.5, perDay: 2, perWeek: 6 };
		const at = (hours: number) => ({ commandId: `${hours}`, kind: 'remind' as const, at: NOON - hours * HOUR });
		const today = decide(reminderFacts({ assignment: { limits }, said: [at(1), at(2)] }), NOON);
		expect(today).toMatchObject({ kind: 'later', reason: 'cap' });
		const morning = today.kind === 'later' ? today.until : 0;
		expect(morning).toBeGreaterThanOrEqual(Date.parse('2026-03-05T09:00Z'));
		expect(morning).toBeLessThan(Date.parse('2026-03-05T09:04Z'));
		const week = [26, 27, 50, 51, 74, 75].map(at);
		const use = { expiresAt: NOON + 9 * DAY };
		expect(decide(reminderFacts({ assignment: { limits }, said: week, command: use }), NOON)).toEqual({
			kind: 'later',
			until: NOON - 75 * HOUR + 7 * DAY,
			reason: 'cap',
		});
	});
});

describe('what staff in Los Angeles assign "at once" at 17:30 for a client in London', () => {
	const AT = Date.parse('2026-03-04T01:30:00Z');
	const of = (anyHour: boolean, id = 'deliver') =>
		reminderFacts({
			kind: 'deliver',
			command: { commandId: commandId('assignment', id) },
			assignment: {
				anyHour,
				delivery: 'waiting',
				deliverAt: AT,
				hours: { ...OPEN_EVERY_DAY, quietHours: DEFAULT_POLICY.quietHours },
			},
		});

	it('waits for the morning there', () => {
		const decision = decide(of(false), AT);
		expect(decision).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
		expect(clock(decision.kind === 'later' ? decision.until : AT, 'Europe/London')).toMatch(/^09:0[0-3]$/);
	});

	it('goes out where they say "now, although it is night there"', () => {
		expect(decide(of(true), AT)).toEqual({ kind: 'go', alsoSays: [] });
	});

	it('waits for the morning where it is sent another time, whatever they said of the first', () => {
		expect(decide(of(true, 'deliver.1'), AT)).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
	});
});

it.each([
	[14, 'go'],
	[15, 'later'],
])('a confirmation at night, %d minutes after the answer: %s', (minutes, kind) => {
	const answeredAt = Date.parse('2026-03-05T02:00:00Z');
	const facts = reminderFacts({ kind: 'confirm', assignment: { outcome: 'done', answeredAt } });
	expect(decide(facts, answeredAt + minutes * MINUTE)).toMatchObject({ kind });
});

it('a reminder is not sent on the heels of its own delivery', () => {
	const said = [{ commandId: 'delivery', kind: 'deliver' as const, at: NOON - MINUTE }];
	const decision = decide(reminderFacts({ said }), NOON);
	expect(decision).toEqual({ kind: 'later', until: NOON - MINUTE + 4 * HOUR, reason: 'gap' });
});

describe('a reminder that another message is to say', () => {
	const nearItsEnd = { expiresAt: NOON + 9 * MINUTE };

	it('waits for it, ten minutes at a time', () => {
		const facts = reminderFacts({ host: { over: false, mayHaveGone: true } });
		expect(decide(facts, NOON)).toEqual({ kind: 'later', until: NOON + 10 * MINUTE, reason: 'merged' });
	});

	it.each([
		['surely never went out, and is over', { over: true, mayHaveGone: false }, {}, 'go'],
		[
			'surely never went out, and still waits when this one is of no use',
			{ over: false, mayHaveGone: false },
			nearItsEnd,
			'go',
		],
		['may have gone out, and is over', { over: true, mayHaveGone: true }, {}, 'end'],
		[
			'may have gone out, and still waits when this one is of no use',
			{ over: false, mayHaveGone: true },
			nearItsEnd,
			'end',
		],
	])('that %s: %s', (_what, host, command, kind) => {
		const decision = decide(reminderFacts({ host, command }), NOON);
		expect(decision).toEqual(kind === 'go' ? { kind, alsoSays: [] } : { kind, state: 'skipped', reason: 'merged' });
	});
});

it('a reminder that was planned for before the day that its client asked for is none, a confirmation is', () => {
	const decision = decide(reminderFacts({ command: { snoozed: true } }), NOON);
	expect(decision).toEqual({ kind: 'end', state: 'skipped', reason: 'snoozed' });
	const confirmed = reminderFacts({ kind: 'confirm', command: { snoozed: true }, assignment: { outcome: 'done' } });
	expect(decide(confirmed, NOON)).toMatchObject({ kind: 'go' });
});
