import fc from 'fast-check';
import { commandId } from '../../temporal/contract/names';
import { commandStateSchema } from '../../temporal/contract/sending';
import { deliverySchema, outcomeSchema } from '../../temporal/contract/assignment';
import { clientCommandSchema, eventTopicSchema } from '../../temporal/contract/command';
import { proofSchema } from '../../temporal/contract/receipt';
import type {
	AssignmentFacts,
	BriefFacts,
	CodeFacts,
	CommandFacts,
	Consent,
	Facts,
	MessageFacts,
	NoticeFacts,
	TryFact,
	TryResult,
} from '../../temporal/gate/facts';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { practiceHours, quietHours, starts, zones } from '../plan/arbitraries';
import { DAY, HOUR, MINUTE } from '../plan/zones';

const ASSIGNMENT = 'assignment';

/** Facts, and the instant at which they are ruled on. */
export interface Situation<F extends Facts = Facts> {
	facts: F;
	now: number;
}

export const RESULTS: TryResult[] = ['sent', 'refused', 'opted-out', 'skipped', 'failed', 'not-sent', 'unknown'];

/** Mostly the first, now and then another. */
function mostly<T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
	return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

function around(now: number, before: number, after: number): fc.Arbitrary<number> {
	return fc.integer({ min: now - before, max: now + after });
}

/** Tries up to an instant, in order; the last one may be under way. */
export function triesUntil(now: number): fc.Arbitrary<TryFact[]> {
	const attempt = fc.record({
		minutes: fc.integer({ min: 1, max: 600 }),
		result: fc.oneof(
			fc.constantFrom<TryResult>('failed', 'not-sent'),
			fc.constantFrom<TryResult>('unknown', ...RESULTS),
		),
		proof: fc.constantFrom(...proofSchema.options),
	});
	return fc.tuple(fc.array(attempt, { maxLength: 4 }), fc.boolean()).map(([attempts, underWay]) => {
		let at = now;
		const latestFirst = attempts.toReversed().map(({ minutes, result, proof }, index): Omit<TryFact, 'number'> => {
			const settledAt = at;
			at -= minutes * MINUTE;
			const begun = { startedAt: at, ...(result !== 'not-sent' && { postedAt: at + 1 }) };
			if (underWay && index === 0) return begun;
			return { ...begun, result, settledAt, ...(result === 'failed' && { proof }) };
		});
		return latestFirst.toReversed().map((fact, index) => ({ number: index + 1, ...fact }));
	});
}

function commands(now: number): fc.Arbitrary<CommandFacts> {
	return fc.record({
		commandId: fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constant(commandId(ASSIGNMENT, 'deliver'))),
		state: mostly('planned', fc.constantFrom(...commandStateSchema.options)),
		expiresAt: fc.oneof(around(now, HOUR, 10 * DAY), fc.constant(Number.MAX_SAFE_INTEGER)),
		tries: mostly<TryFact[]>([], triesUntil(now)),
		unheard: mostly(false, fc.boolean()),
		pinged: fc.boolean(),
	});
}

function assignments(now: number): fc.Arbitrary<AssignmentFacts> {
	return fc.record(
		{
			assignmentId: mostly(ASSIGNMENT, fc.string({ minLength: 1, maxLength: 4 })),
			outcome: mostly('open', fc.constantFrom(...outcomeSchema.options)),
			delivery: mostly('delivered', fc.constantFrom(...deliverySchema.options)),
			paused: mostly(false, fc.boolean()),
			deliverAt: around(now, 10 * DAY, HOUR),
			deliveredAt: around(now, 10 * DAY, 0),
			dueAt: around(now, DAY, 10 * DAY),
			answeredAt: around(now, HOUR, 0),
			zone: zones,
			anyHour: fc.boolean(),
			limits: fc.record(
				{
					gapHours: fc.integer({ min: 1, max: 48 }),
					perDay: fc.integer({ min: 1, max: 3 }),
					perWeek: fc.integer({ min: 1, max: 6 }),
				},
				{ requiredKeys: ['perDay', 'perWeek'] },
			),
			hours: fc
				.tuple(fc.oneof(fc.constant(OPEN_EVERY_DAY), practiceHours(now)), quietHours)
				.map(([practice, quiet]) => ({ ...practice, quietHours: quiet })),
		},
		{ noNullPrototype: true },
	);
}

function messages(now: number): fc.Arbitrary<MessageFacts> {
	const said = fc.record({
		commandId: fc.string({ maxLength: 4 }),
		kind: mostly('remind', fc.constantFrom(...clientCommandSchema.options)),
		at: around(now, 8 * DAY, 0),
	});
	const waiting = fc.record({
		commandId: fc.constant(''),
		plannedAt: around(now, 2 * DAY, 1.5 * DAY),
		unheard: mostly(false, fc.boolean()),
		assignment: assignments(now),
	});
	const hosts = fc.record(
		{ over: fc.boolean(), mayHaveGone: fc.boolean(), turn: around(now, 2 * DAY, 0.5 * DAY) },
		{ requiredKeys: ['over', 'mayHaveGone'] },
	);
	const parts = fc.record(
		{
			kind: mostly('remind', fc.constantFrom(...clientCommandSchema.options)),
			command: commands(now),
			assignment: assignments(now),
			consent: mostly<Consent>('given', fc.constantFrom('withdrawn', 'none')),
			routed: mostly(true, fc.boolean()),
			host: hosts,
			said: fc.array(said, { maxLength: 8 }),
			waiting: fc.array(waiting, { maxLength: 3 }),
		},
		{ requiredKeys: ['kind', 'command', 'assignment', 'consent', 'routed', 'said', 'waiting'], noNullPrototype: true },
	);
	return fc.tuple(parts, mostly(false, fc.constant(true))).map(([{ host, ...facts }, hosted]) => ({
		...facts,
		waiting: facts.waiting.map((reminder, index) => ({ ...reminder, commandId: `waiting ${index}` })),
		...(hosted && host && { host }),
	}));
}

function briefs(now: number): fc.Arbitrary<BriefFacts> {
	return fc.record({
		kind: fc.constant('brief'),
		command: commands(now),
		since: around(now, 2 * MINUTE, 0),
		lines: fc.integer({ min: 0, max: 3 }),
		earlier: fc.boolean(),
		changed: fc.array(around(now, HOUR, DAY), { maxLength: 3 }),
	});
}

function codes(now: number): fc.Arbitrary<CodeFacts> {
	return fc.record({ kind: fc.constant('code'), command: commands(now), holds: fc.boolean() });
}

function notices(now: number): fc.Arbitrary<NoticeFacts> {
	return fc.record({
		kind: fc.constant('notice'),
		command: commands(now),
		topic: fc.constantFrom(...eventTopicSchema.options),
		routed: mostly(true, fc.boolean()),
		happenedAt: around(now, DAY, 0),
		outcome: mostly('open', fc.constantFrom(...outcomeSchema.options)),
		delivery: fc.constantFrom(...deliverySchema.options),
		dueAt: around(now, DAY, DAY),
	});
}

function at<F extends Facts>(facts: (now: number) => fc.Arbitrary<F>): fc.Arbitrary<Situation<F>> {
	return starts.chain((now) => fc.record({ facts: facts(now), now: fc.constant(now) }));
}

/** A message to a client, in whatever state its assignment is. */
export const messageSituations = at(messages);
export const situations: fc.Arbitrary<Situation> = fc.oneof(
	{ weight: 3, arbitrary: messageSituations },
	{ weight: 1, arbitrary: at(briefs) },
	{ weight: 1, arbitrary: at(codes) },
	{ weight: 1, arbitrary: at(notices) },
);

/** A reminder that nothing is against, on a Wednesday at noon in London, and what differs. */
export function reminderFacts({
	command,
	assignment,
	...more
}: { command?: Partial<CommandFacts>; assignment?: Partial<AssignmentFacts> } & Partial<
	Omit<MessageFacts, 'command' | 'assignment'>
> = {}): MessageFacts {
	return {
		kind: 'remind',
		command: {
			commandId: 'command',
			state: 'planned',
			expiresAt: NOON + 2 * DAY,
			tries: [],
			unheard: false,
			pinged: true,
			...command,
		},
		assignment: {
			assignmentId: ASSIGNMENT,
			outcome: 'open',
			delivery: 'delivered',
			paused: false,
			deliverAt: NOON - 2 * DAY,
			deliveredAt: NOON - 2 * DAY,
			dueAt: NOON + 2 * DAY,
			zone: 'Europe/London',
			anyHour: false,
			limits: { perDay: 2, perWeek: 6 },
			hours: { ...OPEN_EVERY_DAY, quietHours: DEFAULT_POLICY.quietHours },
			...assignment,
		},
		consent: 'given',
		routed: true,
		said: [],
		waiting: [],
		...more,
	};
}

/** A Wednesday, in winter. */
export const NOON = Date.parse('2026-03-04T12:00Z');
