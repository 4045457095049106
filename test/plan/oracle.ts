import type { Policy, ReminderRule } from '../../temporal/contract/policy';
import type { Window } from '../../temporal/plan/reminders';
import { HOUR, liesInQuiet, MINUTE } from './zones';

// What a plan has to be, told the slow way.

export function gapOf({ deliverAt, dueAt }: Window, { gapHours }: Policy): number {
	return Math.round(gapHours === undefined ? Math.min(4 * HOUR, (dueAt - deliverAt) / 5) : gapHours * HOUR);
}

function endOf(rule: ReminderRule, { dueAt, sessionAt }: Window): number {
	return 'before' in rule && rule.before === 'session' ? (sessionAt ?? dueAt) : dueAt;
}

export function limitOf(rule: ReminderRule, window: Window): number {
	return Math.min(window.dueAt, endOf(rule, window));
}

export function wishOf(rule: ReminderRule, window: Window): number {
	if ('share' in rule) return window.deliverAt + rule.share * (window.dueAt - window.deliverAt);
	return endOf(rule, window) - rule.hours * HOUR;
}

export function allowedMinutes(
	{ deliverAt, dueAt, zone }: Window,
	{ quietHours }: Pick<Policy, 'quietHours'>,
): number[] {
	const minutes: number[] = [];
	for (let at = deliverAt + MINUTE; at < dueAt; at += MINUTE) {
		if (!liesInQuiet(at, zone, quietHours)) minutes.push(at);
	}
	return minutes;
}

/** The most reminders that any order of the rules finds minutes for, each taking the first that it can have. */
export function mostInAnyOrder(window: Window, policy: Policy, allowed: number[]): number {
	const gap = gapOf(window, policy);
	const most = (left: ReminderRule[], from: number): number => {
		const at = allowed.find((minute) => minute >= from);
		if (at === undefined) return 0;
		const fitting = left.filter((rule) => at < limitOf(rule, window));
		return Math.max(
			0,
			...fitting.map(
				(rule) =>
					1 +
					most(
						left.filter((other) => other !== rule),
						at + gap,
					),
			),
		);
	};
	return most(policy.reminders, -Infinity);
}
