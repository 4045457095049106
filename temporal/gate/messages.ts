import { commandId } from '../contract/names';
import { dayBounds, localDate } from '../plan/hours';
import { gapOf } from '../plan/reminders';
import { nextClosed, nextOpen, whyClosed } from '../plan/sending-hours';
import { spreadFrom } from '../plan/spread';
import { braked } from './brake';
import type { AssignmentFacts, HostFacts, MessageFacts, Waiting } from './facts';
import { later, skip, type Ruling } from './ruling';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** A confirmation follows from what its client just did, at whatever hour that was. */
const FOLLOWS_AN_ANSWER = 15 * MINUTE;

/** How long a message waits at a time for the one that is to say it, too. */
const MERGED_WAIT = 10 * MINUTE;

/** So long after its turn nobody takes up any more what has not gone out: its workflow was ended by hand, perhaps. */
const LOST_AFTER = 10 * MINUTE;

type Rule = (facts: MessageFacts, now: number) => Ruling | undefined;

/** In the order in which they are asked; the first that has a ruling decides. */
const RULES: Rule[] = [over, arrived, unwanted, consentMissing, unrouted, saidByAnother, closed, crowded, braked];

/** What is against a message to a client now, if anything is. */
export function messageRule(facts: MessageFacts, now: number): Ruling | undefined {
	for (const rule of RULES) {
		const ruling = rule(facts, now);
		if (ruling) return ruling;
	}
	return undefined;
}

/**
 * What else a reminder says: of each other assignment that waits for the same reader the first reminder that is planned for
 * the same day or overdue. One of which something is not on record yet is left to itself.
 */
export function alsoSaid({ assignment, waiting }: MessageFacts, now: number): string[] {
	const today = localDate(now, assignment.zone);
	const first = new Map<string, Waiting>();
	for (const reminder of waiting) {
		const { assignment: other, plannedAt, unheard, snoozed, commandId } = reminder;
		const isNow = plannedAt <= now || localDate(plannedAt, other.zone) === today;
		if (!isNow || unheard || snoozed || !mayBeReminded(other, now)) continue;
		const known = first.get(other.assignmentId);
		if (!known || plannedAt < known.plannedAt || (plannedAt === known.plannedAt && commandId < known.commandId))
			first.set(other.assignmentId, reminder);
	}
	return [...first.values()].sort((a, b) => a.plannedAt - b.plannedAt).map(({ commandId }) => commandId);
}

function mayBeReminded({ outcome, delivery, paused, dueAt }: Waiting['assignment'], now: number): boolean {
	return outcome === 'open' && wasDelivered(delivery) && !paused && dueAt > now;
}

/** What may have been delivered is reminded of. */
function wasDelivered(delivery: AssignmentFacts['delivery']): boolean {
	return delivery === 'delivered' || delivery === 'unconfirmed';
}

function over({ kind, assignment: { outcome } }: MessageFacts): Ruling | undefined {
	switch (outcome) {
		case 'withdrawn':
			return skip('withdrawn');
		case 'done':
		case 'partly':
		case 'could-not':
			return kind === 'confirm' ? undefined : skip('answered');
		case 'open':
		case 'no-answer':
		case 'refused':
			return undefined;
	}
}

/** Homework that was to be sent again is known meanwhile to have arrived. */
function arrived({ kind, assignment: { delivery } }: MessageFacts): Ruling | undefined {
	return kind === 'deliver' && delivery === 'delivered' ? skip('delivered') : undefined;
}

function unwanted({ kind, command, assignment: { delivery, paused } }: MessageFacts): Ruling | undefined {
	if (kind !== 'remind') return undefined;
	if (!wasDelivered(delivery)) return skip('undelivered');
	if (paused) return skip('paused');
	return command.snoozed ? skip('snoozed') : undefined;
}

function consentMissing({ kind, consent, remindersStopped }: MessageFacts): Ruling | undefined {
	switch (consent) {
		case 'given':
			return kind === 'remind' && remindersStopped ? skip('reminders-stopped') : undefined;
		case 'withdrawn':
			return skip('opted-out');
		case 'none':
			return skip('no-consent');
	}
}

/** An answer is confirmed where a flow takes it; a delivery or a reminder without one is a mishap to be put right. */
function unrouted({ kind, routed }: MessageFacts): Ruling | undefined {
	return kind === 'confirm' && !routed ? skip('no-route') : undefined;
}

/**
 * A message waits for the one that is to say it, too, but not until it is of no use itself, nor for one that nobody takes up.
 * What that one may have said is not said again.
 */
function saidByAnother(facts: MessageFacts, now: number): Ruling | undefined {
	const { host, command } = facts;
	if (!host) return undefined;
	const until = opening(facts, now + MERGED_WAIT);
	if (!host.over && !isLost(host, now) && until < command.expiresAt) return later(until, 'merged');
	return host.mayHaveGone ? skip('merged') : undefined;
}

function isLost({ turn, mayHaveGone }: HostFacts, now: number): boolean {
	return !mayHaveGone && turn !== undefined && now >= turn + LOST_AFTER;
}

function closed(facts: MessageFacts, now: number): Ruling | undefined {
	const { kind, assignment } = facts;
	const { zone, hours, answeredAt } = assignment;
	if (isAtAnyHour(facts)) return undefined;
	const why = whyClosed(now, zone, hours);
	if (why === undefined) return undefined;
	if (kind === 'confirm' && answeredAt !== undefined && now < answeredAt + FOLLOWS_AN_ANSWER) return undefined;
	return later(opening(facts, now), why);
}

/** Staff said "now, although it is night there": of the message, or of the assignment's delivery, the first one. */
function isAtAnyHour({ kind, command, assignment }: MessageFacts): boolean {
	const first = kind === 'deliver' && command.commandId === commandId(assignment.assignmentId, 'deliver');
	return command.anyHour === true || (first && assignment.anyHour);
}

/** The first instant from one on at which it may go out. What waits for the same opening does not go out all at once. */
function opening(facts: MessageFacts, from: number): number {
	const { command, assignment } = facts;
	const { zone, hours } = assignment;
	if (isAtAnyHour(facts)) return from;
	const opens = nextOpen(from, zone, hours);
	if (opens === from || opens === Infinity) return opens;
	return spreadFrom(opens, command.commandId, nextClosed(opens, zone, hours) - opens);
}

/** Gap and caps hold for whoever reads: what counts is what may have gone out to this address, when it last may have. */
function crowded(facts: MessageFacts, now: number): Ruling | undefined {
	const { kind, said, assignment } = facts;
	if (kind !== 'remind') return undefined;
	const { deliverAt, deliveredAt = deliverAt, dueAt, zone, limits } = assignment;
	const last = Math.max(...said.map(({ at }) => at));
	const gapEnd = last + gapOf({ deliverAt: deliveredAt, dueAt, zone }, limits);
	if (gapEnd > now) return later(opening(facts, gapEnd), 'gap');
	return capped(facts, now);
}

function capped(facts: MessageFacts, now: number): Ruling | undefined {
	const { said, assignment } = facts;
	const { zone, limits } = assignment;
	const reminders = said
		.filter(({ kind, at }) => kind === 'remind' && at > now - WEEK)
		.map(({ at }) => at)
		.sort((a, b) => b - a);
	const { perDay, perWeek } = limits;
	const firstOfWeek = reminders[perWeek - 1];
	if (firstOfWeek !== undefined) return later(opening(facts, firstOfWeek + WEEK), 'cap');
	const today = localDate(now, zone);
	if (reminders.filter((at) => localDate(at, zone) === today).length < perDay) return undefined;
	return later(opening(facts, dayBounds(today, zone).to), 'cap');
}
