import type { Policy, ReminderRule } from '../../temporal/contract/policy';
import type { Window } from '../../temporal/plan/reminders';
import type { SendingHours } from '../../temporal/plan/sending-hours';
import { HOUR, liesOpen, MINUTE } from './zones';

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
	if ('share' in rule) return window.deliverAt + Math.round(rule.share * (window.dueAt - window.deliverAt));
	return endOf(rule, window) - Math.round(rule.hours * HOUR);
}

export function isPast(rule: ReminderRule, window: Window): boolean {
	return wishOf(rule, window) <= window.deliverAt;
}

export function openMinutes({ deliverAt, dueAt, zone }: Window, hours: SendingHours): number[] {
	const minutes: number[] = [];
	for (let at = deliverAt + MINUTE; at < dueAt; at += MINUTE) {
		if (liesOpen(at, zone, hours)) minutes.push(at);
	}
	return minutes;
}

/** The most reminders that any order of the rules that are not past finds minutes for, each taking the first that it can have. */
export function mostInAnyOrder(window: Window, policy: Policy, open: number[]): number {
	const gap = gapOf(window, policy);
	const most = (left: ReminderRule[], from: number): number => {
		const at = open.find((minute) => minute >= from);
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
	return most(
		policy.reminders.filter((rule) => !isPast(rule, window)),
		-Infinity,
	);
}
