import type { Schedule } from '../contract/questions-assigning';
import type { Window } from './reminders';

/** The window of an assignment whose schedule has been checked. */
export function windowOf({ deliverAt, dueAt, sessionAt, zone }: Omit<Schedule, 'policy'>): Window {
	return {
		deliverAt: Date.parse(deliverAt),
		dueAt: Date.parse(dueAt),
		...(sessionAt !== undefined && { sessionAt: Date.parse(sessionAt) }),
		zone,
	};
}

/**
 * The window in which an assignment is reminded of, and by which the default gap is measured: from its delivery. Until
 * that is known, from the instant that was asked for, or that of the record where delivery was asked for before.
 *
 * @param recordedAt in milliseconds
 * @param deliveredAt when it went out, in milliseconds, once it has
 */
export function planWindow(schedule: Omit<Schedule, 'policy'>, recordedAt: number, deliveredAt?: number): Window {
	const window = windowOf(schedule);
	return { ...window, deliverAt: deliveredAt ?? Math.max(window.deliverAt, recordedAt) };
}
