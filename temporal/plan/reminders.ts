import type { Policy, ReminderRule } from '../contract/policy';
import { lastOpenBefore, nextClosed, nextOpen, type PracticeHours } from './sending-hours';
import { shareOf } from './spread';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** From delivery to due. Instants are milliseconds since the epoch, UTC. */
export interface Window {
	deliverAt: number;
	dueAt: number;
	/** The next session, if known. */
	sessionAt?: number;
	/** Whether there was one, and is none any more: then due stands in for it no more than before. */
	sessionTakenBack?: boolean;
	/** The client's, IANA. */
	zone: string;
}

export interface PlannedReminder {
	/** 1.. in order of time */
	ordinal: number;
	/** Index of the rule that asks for it. */
	rule: number;
	at: number;
	/** Whether it is the last one and lies in the last quarter of the window. */
	nearDue: boolean;
	/** From then on it is pointless: the next reminder's instant, the session where it is told by one, or due. */
	expiresAt: number;
}

export interface ReminderPlan {
	reminders: PlannedReminder[];
	/** Rules, by index, that ask for a moment that is over, or for which no allowed moment was left. */
	dropped: Array<{ rule: number; reason: 'past' | 'no-allowed-hour' | 'too-close' | 'no-session' }>;
}

/** A rule and when it would like to go out. */
interface Wish {
	rule: number;
	at: number;
	/** It goes out before this. */
	before: number;
	/** The last open millisecond before. */
	last: number;
}

/**
 * When the reminders of an assignment go out: at their rules' wishes, or as near after them as sending hours and gap
 * allow, or else before. All of them lie after delivery, before due and, if they are told by a session, before it. A
 * rule is dropped where its wish is over by delivery, since a reminder at once would be none, and where no choice of
 * moments has room for it.
 *
 * So that an instant that many share (an opening, a due date) does not bring all their reminders at once,
 * each is moved by up to five minutes, which `seed` and ordinal decide. For the same reason, and since timers fire late
 * rather than early, a minute is left, where there is one, after delivery and before closing and due. In windows of a few
 * hours both are a fiftieth of the window.
 *
 * @param practiceHours as they stand when it is planned
 * @param seed tells assignments apart: the same seed gives the same plan
 */
export function planReminders(
	window: Window,
	policy: Policy,
	practiceHours: PracticeHours,
	seed: string,
): ReminderPlan {
	const { deliverAt, dueAt, zone } = window;
	const hours = { ...practiceHours, quietHours: policy.quietHours };
	const openFrom = (at: number) => nextOpen(at, zone, hours);
	const length = dueAt - deliverAt;
	const gap = gapOf(window, policy);
	const spread = Math.floor(Math.min(5 * MINUTE, length / 50));
	const margin = Math.floor(Math.min(MINUTE, length / 50));

	const wishes: Wish[] = [];
	const left: ReminderPlan['dropped'] = [];
	for (const [index, rule] of policy.reminders.entries()) {
		if (window.sessionTakenBack && 'before' in rule && rule.before === 'session') {
			left.push({ rule: index, reason: 'no-session' });
			continue;
		}
		const wish = wishOf(rule, window);
		const before = isToldBySession(rule, window) ? Math.min(dueAt, window.sessionAt) : dueAt;
		if (wish <= deliverAt) left.push({ rule: index, reason: 'past' });
		else {
			const at = Math.max(wish, deliverAt + margin);
			wishes.push({ rule: index, at, before, last: lastOpenBefore(before, zone, hours) });
		}
	}

	const { kept, earliest, dropped } = choose(wishes, deliverAt, openFrom, gap);
	const lastUntil = (until: number) => lastOpenBefore(until + 1, zone, hours);
	let order = kept.toSorted(byWish);
	let latest = latestOf(order, lastUntil, gap);
	if (latest.some((at, index) => at < earliest[index]!)) {
		order = kept;
		latest = latestOf(order, lastUntil, gap);
	}

	const reminders: PlannedReminder[] = [];
	for (const [index, wish] of order.entries()) {
		const previous = reminders.at(-1);
		const low = openFrom(previous ? previous.at + gap : deliverAt + 1);
		const high = latest[index]!;
		const wanted = Math.min(Math.max(openFrom(wish.at), low), high);
		// The spread goes on from the wanted moment, or ends where the room after it ends.
		const roomEnd = Math.min(nextClosed(wanted, zone, hours), wish.before) - margin;
		const end = Math.max(low, Math.min(high, roomEnd));
		const begin = Math.max(low, Math.min(wanted, end - spread));
		const share = shareOf(`${seed}:${index + 1}`);
		const at = openFrom(begin + Math.floor(share * Math.min(spread, end - begin)));
		const nearDue = index === order.length - 1 && at >= dueAt - length / 4;
		if (previous) previous.expiresAt = Math.min(previous.expiresAt, at);
		reminders.push({ ordinal: index + 1, rule: wish.rule, at, nearDue, expiresAt: wish.before });
	}
	return { reminders, dropped: [...left, ...dropped].sort((a, b) => a.rule - b.rule) };
}

/** Milliseconds between two reminders to one client. */
export function gapOf({ deliverAt, dueAt }: Window, { gapHours }: Pick<Policy, 'gapHours'>): number {
	return Math.round(gapHours === undefined ? Math.min(4 * HOUR, (dueAt - deliverAt) / 5) : gapHours * HOUR);
}

function isToldBySession(rule: ReminderRule, window: Window): window is Window & { sessionAt: number } {
	return 'before' in rule && rule.before === 'session' && window.sessionAt !== undefined;
}

/** When a rule would have its reminder go out, whatever else holds. */
export function wishOf(rule: ReminderRule, window: Window): number {
	if ('share' in rule) return window.deliverAt + Math.round(rule.share * (window.dueAt - window.deliverAt));
	const end = isToldBySession(rule, window) ? window.sessionAt : window.dueAt;
	return end - Math.round(rule.hours * HOUR);
}

/**
 * As many wishes as there is room for, in the order of their last moments, beside the earliest moment for a first, a
 * second … reminder: whoever has to be first goes first, so none is dropped that another order had room for.
 */
function choose(wishes: Wish[], deliverAt: number, firstFrom: (at: number) => number, gap: number) {
	const kept: Wish[] = [];
	const earliest: number[] = [];
	const dropped: ReminderPlan['dropped'] = [];
	let next = firstFrom(deliverAt + 1);
	for (const wish of wishes.toSorted((a, b) => a.last - b.last || byWish(a, b))) {
		if (next > wish.last) {
			dropped.push({ rule: wish.rule, reason: kept.length === 0 ? 'no-allowed-hour' : 'too-close' });
			continue;
		}
		kept.push(wish);
		earliest.push(next);
		next = firstFrom(next + gap);
	}
	return { kept, earliest, dropped };
}

/** The latest moment for each, so that those behind it still have theirs. */
function latestOf(order: Wish[], lastUntil: (at: number) => number, gap: number): number[] {
	let until = Infinity;
	return order
		.toReversed()
		.map(({ last }) => {
			const latest = last <= until ? last : lastUntil(until);
			until = latest - gap;
			return latest;
		})
		.reverse();
}

function byWish(a: Wish, b: Wish): number {
	return a.at - b.at || a.rule - b.rule;
}
