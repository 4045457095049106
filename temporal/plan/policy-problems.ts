import { DateTime, IANAZone } from 'luxon';
import type { PolicyPart, ReminderRule } from '../contract/policy';
import { wishOf, type Window } from './reminders';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface PolicyProblem {
	field: 'zone' | 'dueAt' | 'sessionAt' | 'quietHours' | 'gapHours' | 'reminders';
	/** What was found and what is allowed, for ops staff, to be read after the field's name. */
	reason: string;
}

/**
 * Contradictions between an assignment's window and what was set for its reminders. None means that a plan can be made;
 * rules for which it has no room then stand in the plan with a reason, as with a window that quiet hours cover.
 *
 * @param set what was set for this assignment itself: what comes from its exercise or the practice was not made for its
 * window, and is fitted into it instead of refused
 * @param now if given, due has to be after it
 */
export function policyProblems(window: Window, set: PolicyPart, now?: number): PolicyProblem[] {
	return [
		...zoneProblems(window),
		...windowProblems(window, now),
		...quietProblems(set),
		...(window.dueAt > window.deliverAt ? [...gapProblems(window, set), ...reminderProblems(window, set)] : []),
	];
}

function zoneProblems({ zone }: Window): PolicyProblem[] {
	if (isZone(zone)) return [];
	return [{ field: 'zone', reason: `"${zone}" is not a time zone; write it like Europe/London` }];
}

function windowProblems(window: Window, now: number | undefined): PolicyProblem[] {
	const { deliverAt, dueAt, sessionAt } = window;
	const written = (at: number) => writtenIn(window, at);
	const problems: PolicyProblem[] = [];
	if (now !== undefined && dueAt <= now) {
		problems.push({ field: 'dueAt', reason: `(${written(dueAt)}) lies in the past; it must be ahead` });
	} else if (dueAt <= deliverAt) {
		problems.push({
			field: 'dueAt',
			reason: `(${written(dueAt)}) must be after delivery (${written(deliverAt)})`,
		});
	}
	if (sessionAt !== undefined && sessionAt <= deliverAt) {
		problems.push({
			field: 'sessionAt',
			reason: `(${written(sessionAt)}) must be after delivery (${written(deliverAt)})`,
		});
	}
	return problems;
}

/** Quiet hours that leave no hour, which is wrong whatever the window. */
export function quietProblems({ quietHours }: PolicyPart): PolicyProblem[] {
	if (!quietHours || quietHours.from !== quietHours.to) return [];
	const { from, to } = quietHours;
	return [
		{
			field: 'quietHours',
			reason: `from ${from} to ${to} leave no hour for a reminder; take two different times, such as 20:00 and 09:00`,
		},
	];
}

function gapProblems({ deliverAt, dueAt }: Window, { gapHours }: PolicyPart): PolicyProblem[] {
	const length = dueAt - deliverAt;
	if (gapHours === undefined || gapHours * HOUR <= length) return [];
	const found = `(${spoken(gapHours * HOUR)}) is longer than the ${spoken(length)} from delivery to due`;
	return [{ field: 'gapHours', reason: `${found}; allowed is at most that` }];
}

function reminderProblems(window: Window, { reminders = [] }: PolicyPart): PolicyProblem[] {
	return reminders.flatMap((rule, index) => {
		const reason = reminderProblem(window, rule);
		return reason === undefined ? [] : [{ field: 'reminders' as const, reason: `no. ${index + 1} ${reason}` }];
	});
}

function reminderProblem(window: Window, rule: ReminderRule): string | undefined {
	if ('share' in rule) return undefined;
	const { deliverAt, dueAt, sessionAt } = window;
	const bySession = rule.before === 'session' && sessionAt !== undefined;
	const end = bySession ? sessionAt : dueAt;
	// Then the session is at fault, which is said of it.
	if (end <= deliverAt) return undefined;
	const of = bySession ? 'the session' : 'due';
	const found = `would go out ${spoken(rule.hours * HOUR)} before ${of}`;
	const wish = wishOf(rule, window);
	if (wish <= deliverAt) {
		return `${found}, but delivery is ${spoken(end - deliverAt)} before ${of}; allowed is less than that`;
	}
	if (wish >= dueAt) {
		return `${found}, but due is ${spoken(end - dueAt)} before ${of}; allowed is more than that`;
	}
	return undefined;
}

function isZone(zone: string): boolean {
	return IANAZone.create(zone).isValid;
}

/** An instant on the client's clock, with its offset. */
function writtenIn({ zone }: Window, at: number): string {
	return DateTime.fromMillis(at, { zone: isZone(zone) ? zone : 'utc' }).toISO({ suppressMilliseconds: true })!;
}

function spoken(length: number): string {
	return length < HOUR ? `${Math.round(length / MINUTE)} min` : `${Number((length / HOUR).toFixed(1))} h`;
}
