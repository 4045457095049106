import fc from 'fast-check';
import { decide } from '../../temporal/gate/decide';
import type { TryFact, TryResult } from '../../temporal/gate/facts';
import { isFinal, standingAfter, standingWhenOver } from '../../temporal/gate/results';
import { DAY, HOUR, MINUTE } from '../plan/zones';
import { NOON, reminderFacts, RESULTS } from './situations';

/** What happens at a try: what it came to, or that its worker was killed before its post, or after it. */
type Happens = TryResult | 'killed before' | 'killed after';

/** A word about an earlier try that comes in late, before the next one. */
interface Late {
	of: number;
	result: TryResult;
}

const happenings = fc.array(
	fc.record({
		happens: fc.oneof(
			{ weight: 2, arbitrary: fc.constantFrom<Happens>('unknown', 'killed after') },
			{ weight: 3, arbitrary: fc.constantFrom<Happens>('failed', 'not-sent', 'killed before') },
			{ weight: 1, arbitrary: fc.constantFrom<Happens>(...RESULTS) },
		),
		seconds: fc.integer({ min: 0, max: 120 }),
		late: fc.option(fc.record({ of: fc.integer({ min: 0, max: 3 }), result: fc.constantFrom(...RESULTS) })),
		pinged: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 20 },
);

it('nobody gets the same message more than twice, whatever comes of its tries and whenever that is known', () => {
	let twice = 0;
	fc.assert(
		fc.property(happenings, (steps) => {
			const posts = carryOut(steps);
			expect(posts.length).toBeLessThanOrEqual(2);
			if (posts.length === 2) twice += 1;
			if (posts.length === 2) expect(posts[1]! - posts[0]!).toBeGreaterThanOrEqual(10 * MINUTE);
		}),
		{ numRuns: 2500 },
	);
	expect(twice).toBeGreaterThan(250);
});

/** Carries a reminder out, and answers when it was posted without proof to this day that nothing went out. */
function carryOut(steps: Array<{ happens: Happens; seconds: number; late: Late | null; pinged: boolean }>): number[] {
	const tries: TryFact[] = [];
	const facts = reminderFacts({ assignment: { dueAt: NOON + 4 * DAY } });
	facts.command.expiresAt = NOON + 4 * DAY;
	facts.command.tries = tries;
	let now = NOON;
	for (const { happens, seconds, late, pinged } of steps) {
		settleCutOff(tries, now);
		const told = late && tries[late.of];
		if (told?.result === 'unknown') {
			told.result = late!.result;
			facts.command.state = standingAfter(tries, facts.command.expiresAt, now).state;
		}
		facts.command.pinged = pinged;
		const decision = decide(facts, now);
		if (decision.kind === 'end') break;
		if (decision.kind === 'later') {
			now = decision.until;
			continue;
		}
		now += seconds * 1000;
		const attempt = { number: tries.length + 1, startedAt: now };
		if (happens === 'killed before') tries.push(attempt);
		else if (happens === 'killed after') tries.push({ ...attempt, postedAt: now });
		else {
			tries.push({ ...attempt, postedAt: now, result: happens, settledAt: now });
			const { state, nextAt } = standingAfter(tries, facts.command.expiresAt, now);
			facts.command.state = state;
			if (nextAt === undefined) break;
			now = nextAt;
		}
	}
	return tries
		.filter(({ result, postedAt }) => postedAt !== undefined && (result === 'unknown' || result === 'sent' || !result))
		.map(({ postedAt }) => postedAt!);
}

function settleCutOff(tries: TryFact[], now: number): void {
	for (const attempt of tries) {
		if (attempt.result !== undefined) continue;
		attempt.result = attempt.postedAt === undefined ? 'not-sent' : 'unknown';
		attempt.settledAt = now;
	}
}

it('is not begun again by a word that comes in when it is over', () => {
	const results = fc.array(fc.constantFrom(...RESULTS), { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(results, fc.constantFrom('sent', 'refused', 'skipped', 'given-up', 'unknown'), (said, was) => {
			const tries = said.map((result, index): TryFact => {
				const at = NOON + index * HOUR;
				return { number: index + 1, startedAt: at, postedAt: at, result, settledAt: at };
			});
			const state = standingWhenOver(was, tries);
			expect(isFinal(state) || state === 'unknown').toBe(true);
			if (said.includes('sent')) expect(state).toBe('sent');
		}),
	);
});
