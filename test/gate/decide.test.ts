import fc from 'fast-check';
import { commandId } from '../../temporal/contract/names';
import { decide } from '../../temporal/gate/decide';
import { isFinal } from '../../temporal/gate/results';
import type { Facts, MessageFacts, TryFact } from '../../temporal/gate/facts';
import { calendar, DAY, HOUR, liesOpen, MINUTE } from '../plan/zones';
import { messageSituations, NOON, reminderFacts, situations, type Situation } from './situations';

const unknown: TryFact = { number: 1, startedAt: NOON - 2, postedAt: NOON - 1, result: 'unknown', settledAt: NOON };

/** What a message that goes out owes to what holds: asked one by one, in words of its own. */
function expectNothingAgainst({ facts, now }: Situation<MessageFacts>): void {
	const { kind, command, assignment, consent, said } = facts;
	const isFirst = command.commandId === commandId(assignment.assignmentId, 'deliver');
	const { outcome, delivery, paused, zone, hours, anyHour, answeredAt, limits } = assignment;
	expect(outcome).not.toBe('withdrawn');
	if (kind !== 'confirm') expect(['done', 'partly', 'could-not']).not.toContain(outcome);
	expect(consent).toBe('given');
	const followsAnAnswer = kind === 'confirm' && answeredAt !== undefined && now < answeredAt + 15 * MINUTE;
	if (!followsAnAnswer && !(kind === 'deliver' && anyHour && isFirst)) expect(liesOpen(now, zone, hours)).toBe(true);
	if (kind !== 'remind') return;
	expect(paused).toBe(false);
	expect(['delivered', 'unconfirmed']).toContain(delivery);
	for (const { at } of said) expect(now - at).toBeGreaterThanOrEqual(gap(facts));
	const reminders = said.filter((other) => other.kind === 'remind').map(({ at }) => at);
	expect(reminders.filter((at) => at > now - 7 * DAY).length).toBeLessThan(limits.perWeek);
	const today = calendar(now, zone);
	expect(reminders.filter((at) => calendar(at, zone) === today).length).toBeLessThan(limits.perDay);
}

function gap({ assignment: { limits, deliverAt, deliveredAt = deliverAt, dueAt } }: MessageFacts): number {
	if (limits.gapHours !== undefined) return limits.gapHours * HOUR;
	return Math.min(4 * HOUR, Math.round((dueAt - deliveredAt) / 5));
}

function unsure(tries: TryFact[]): TryFact[] {
	return tries.filter(({ result, postedAt }) => (result === undefined ? postedAt !== undefined : result === 'unknown'));
}

describe('what the gate lets through', () => {
	it('of messages to clients has nothing against it', () => {
		let passed = 0;
		fc.assert(
			fc.property(messageSituations, (situation) => {
				if (decide(situation.facts, situation.now).kind !== 'go') return;
				passed += 1;
				expectNothingAgainst(situation);
			}),
			{ numRuns: 2500 },
		);
		// Otherwise there would be nothing to see.
		expect(passed).toBeGreaterThan(100);
	});

	it('is of use, is not over, was heard out, and may have gone out once at most, ten minutes ago, by a flow that is there', () => {
		let again = 0;
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				if (decide(facts, now).kind !== 'go') return;
				const { state, expiresAt, tries, unheard, pinged } = facts.command;
				expect(now).toBeLessThan(expiresAt);
				expect(['sent', 'refused', 'skipped', 'given-up']).not.toContain(state);
				// A brief waits for a minute at most, and not in its last one.
				const patient = facts.kind !== 'brief' || (now < facts.since + MINUTE && now < expiresAt - MINUTE);
				expect(unheard && patient).toBe(false);
				const [first, ...more] = unsure(tries);
				expect(more).toEqual([]);
				if (!first) return;
				again += 1;
				expect(pinged).toBe(true);
				expect(now).toBeGreaterThanOrEqual((first.settledAt ?? first.postedAt!) + 10 * MINUTE);
			}),
			{ numRuns: 6000 },
		);
		expect(again).toBeGreaterThan(5);
	});

	it('of briefs and notices is news, and of notices is wanted', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				if (decide(facts, now).kind !== 'go') return;
				if (facts.kind === 'brief') {
					expect(facts.changed.some((session) => session > now)).toBe(true);
					expect(facts.lines > 0 || facts.earlier).toBe(true);
				}
				if (facts.kind === 'notice') {
					expect(facts.routed).toBe(true);
					const { topic, outcome, delivery, dueAt, happenedAt } = facts;
					if (topic === 'undeliverable') expect(delivery).not.toBe('delivered');
					if (topic === 'overdue')
						expect([['open', 'no-answer'].includes(outcome), dueAt > happenedAt]).toEqual([true, false]);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('says, too, each other assignment once that is open, delivered, not paused, not due, and planned for today or before', () => {
		fc.assert(
			fc.property(messageSituations, ({ facts, now }) => {
				const decision = decide(facts, now);
				if (decision.kind !== 'go') return;
				const said = decision.alsoSays.map((id) => facts.waiting.filter(({ commandId }) => commandId === id));
				expect(new Set(decision.alsoSays).size).toBe(decision.alsoSays.length);
				if (facts.kind === 'confirm') expect(said).toEqual([]);
				if (facts.kind !== 'remind') return;
				for (const candidates of said) {
					const fits = candidates.some(({ plannedAt, assignment: { outcome, paused, dueAt, delivery, zone } }) => {
						const due = plannedAt <= now || calendar(plannedAt, zone) === calendar(now, facts.assignment.zone);
						return (
							due && outcome === 'open' && !paused && dueAt > now && ['delivered', 'unconfirmed'].includes(delivery)
						);
					});
					expect(fits).toBe(true);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('what the gate says', () => {
	it('is the same for the same facts at the same instant, and leaves them as they are', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				const before = structuredClone(facts);
				expect(decide(facts, now)).toEqual(decide(facts, now));
				expect(facts).toEqual(before);
			}),
			{ numRuns: 1000 },
		);
	});

	it('leaves what is over as it is', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				const { state } = facts.command;
				fc.pre(isFinal(state));
				expect(decide(facts, now)).toEqual({ kind: 'end', state });
			}),
			{ numRuns: 200 },
		);
	});

	it('ends as unknown what may have gone out, whatever is against it now', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				const decision = decide(facts, now);
				if (decision.kind !== 'end' || isFinal(facts.command.state)) return;
				expect(decision.state === 'unknown').toBe(unsure(facts.command.tries).length > 0);
			}),
			{ numRuns: 2000 },
		);
	});

	it('puts off until an instant that is still to come and at which it is of use or over', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				const decision = decide(facts, now);
				if (decision.kind !== 'later') return;
				expect(decision.until).toBeGreaterThan(now);
				expect(decision.until).toBeLessThanOrEqual(facts.command.expiresAt);
				expect(Number.isInteger(decision.until)).toBe(true);
			}),
			{ numRuns: 2500 },
		);
	});

	it('comes to an end or to a go, asked again at each instant that it names, in few steps', () => {
		fc.assert(
			fc.property(situations, ({ facts, now }) => {
				// What was said is on record soon, and a host or a flow that is gone does not stay so for good.
				const settled = {
					...facts,
					command: { ...facts.command, unheard: false, pinged: true },
					...('host' in facts && { host: { over: true, mayHaveGone: false } }),
				} as Facts;
				let at = now;
				for (let step = 0; step < 12; step += 1) {
					const decision = decide(settled, at);
					if (decision.kind !== 'later') return;
					at = decision.until;
				}
				throw new Error(`Still put off at ${new Date(at).toISOString()}.`);
			}),
			{ numRuns: 2500 },
		);
	});

	it.each<[string, MessageFacts, string]>([
		['another message is to say it', reminderFacts({ host: { over: false, mayHaveGone: false } }), 'go'],
		[
			'its flow does not answer',
			reminderFacts({ command: { state: 'unknown', tries: [unknown], pinged: false } }),
			'end',
		],
	])('asks again every ten minutes of the 22 hours that are open, where %s', (_why, facts, kind) => {
		const asked: number[] = [];
		let decision = decide(facts, NOON);
		while (decision.kind === 'later' && asked.length < 1000) {
			asked.push(decision.until);
			decision = decide(facts, decision.until);
		}
		expect(asked.slice(0, 3)).toEqual([10, 20, 30].map((minutes) => NOON + minutes * MINUTE));
		expect(asked.length).toBeLessThanOrEqual(22 * 6 + 4);
		expect(decision.kind).toBe(kind);
	});
});
