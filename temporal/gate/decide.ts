import { skipReasonSchema, type CommandState, type HeldReason, type SkipReason } from '../contract/sending';
import { briefRule, hearsUntil } from './briefs';
import { codeRule } from './codes';
import { alsoDelivered } from './deliveries-in-one';
import type { CommandFacts, Facts } from './facts';
import { farewellRule } from './farewells';
import { alsoSaid, messageRule } from './messages';
import { attentionRule, noticeRule } from './notices';
import { AFTER_UNKNOWN } from './patience';
import { isFinal, mayHaveGone, MOST_UNKNOWN } from './results';
import { later, skip, type Ruling } from './ruling';

/** How long what was said takes to come on record, at most, while all works. */
const UNTIL_HEARD = 2_000;

/** What may be done about a command now. */
export type Decision =
	/** It may go out; `alsoSays` are the commands of its kind about other assignments that the message says, too. */
	| { kind: 'go'; alsoSays: string[] }
	/** Not before an instant, in milliseconds. */
	| { kind: 'later'; until: number; reason: HeldReason }
	/** It is over: nothing goes out any more. */
	| { kind: 'end'; state: CommandState; reason?: SkipReason };

/** Reasons that keep a command back for a while only: those with a time left of none are out of time. */
const OUT_OF_TIME: SkipReason[] = ['expired', 'quiet-hours', 'closed', 'gap', 'cap', 'brake'];

/**
 * Rules on a command from facts alone: the same facts at the same instants, the same decision. Where a clock stands behind
 * Temporal's, a try comes before its instant, as it does where Temporal was restarted and hands it out too early: it goes out
 * only where nothing is against it at either.
 *
 * @param now by the clock, in milliseconds
 * @param scheduledAt the instant for which the try was scheduled, in milliseconds
 */
export function decide(facts: Facts, now: number, scheduledAt = now): Decision {
	const decision = decideAt(facts, now);
	return decision.kind === 'go' && scheduledAt > now ? decideAt(facts, scheduledAt) : decision;
}

function decideAt(facts: Facts, now: number): Decision {
	const { command } = facts;
	if (isFinal(command.state)) return { kind: 'end', state: command.state };
	if (mayHaveGone(command.tries) >= MOST_UNKNOWN) return { kind: 'end', state: 'unknown' };
	const ruling = expired(command, now) ?? unheard(facts, now) ?? ruleOf(facts, now) ?? unsure(command, now);
	switch (ruling?.kind) {
		case undefined:
			return { kind: 'go', alsoSays: othersSaid(facts, now) };
		case 'skip':
			return ended(command, ruling.reason);
		case 'later': {
			// What is held may be let go at any moment until it is of no use.
			const reason = ruling.reason === 'brake' ? undefined : skipReasonSchema.safeParse(ruling.reason).data;
			// What would wait until it is of no use, is of none.
			if (ruling.until >= command.expiresAt && reason !== undefined) return ended(command, reason);
			return { ...ruling, until: Math.min(ruling.until, command.expiresAt) };
		}
	}
}

function othersSaid(facts: Facts, now: number): string[] {
	switch (facts.kind) {
		case 'remind':
			return alsoSaid(facts, now);
		case 'deliver':
			return alsoDelivered(facts, now);
		default:
			return [];
	}
}

function ruleOf(facts: Facts, now: number): Ruling | undefined {
	switch (facts.kind) {
		case 'brief':
			return briefRule(facts, now);
		case 'code':
			return codeRule(facts);
		case 'notice':
			return noticeRule(facts);
		case 'attention':
			return attentionRule(facts);
		case 'farewell':
			return farewellRule(facts, now);
		case 'deliver':
		case 'remind':
		case 'confirm':
			return messageRule(facts, now);
	}
}

function expired({ expiresAt }: CommandFacts, now: number): Ruling | undefined {
	return now >= expiresAt ? skip('expired') : undefined;
}

/**
 * What was just said comes on record in moments: what it changes is ruled on then. A workflow that takes up nothing has its
 * own messages kept back, but not for good a brief that speaks of others, too.
 */
function unheard(facts: Facts, now: number): Ruling | undefined {
	if (!facts.command.unheard || (facts.kind === 'brief' && now >= hearsUntil(facts))) return undefined;
	return later(now + UNTIL_HEARD, 'unheard');
}

/** What may have gone out waits for ten minutes, and for a sign that its flow is there. */
function unsure({ tries, pinged }: CommandFacts, now: number): Ruling | undefined {
	if (mayHaveGone(tries) === 0) return undefined;
	const unsure = tries.filter((attempt) => mayHaveGone([attempt]) > 0);
	const since = Math.max(...unsure.map(({ settledAt, postedAt, startedAt }) => settledAt ?? postedAt ?? startedAt));
	if (now < since + AFTER_UNKNOWN) return later(since + AFTER_UNKNOWN, 'unsure');
	return pinged ? undefined : later(now + AFTER_UNKNOWN, 'unreachable');
}

/** Of what may have gone out, nobody can say that it did not. */
function ended({ tries, braked }: CommandFacts, why: SkipReason): Decision {
	if (mayHaveGone(tries) > 0) return { kind: 'end', state: 'unknown' };
	const reason = braked && OUT_OF_TIME.includes(why) ? 'brake' : why;
	const inVain = tries.length > 0 && OUT_OF_TIME.includes(reason);
	return inVain ? { kind: 'end', state: 'given-up', reason } : { kind: 'end', state: 'skipped', reason };
}
