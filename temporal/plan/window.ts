import type { Schedule } from '../contract/question';
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
 * The window in which an assignment is reminded of: it begins when it is recorded where delivery was asked for before.
 *
 * @param recordedAt in milliseconds
 */
export function planWindow(schedule: Omit<Schedule, 'policy'>, recordedAt: number): Window {
	const window = windowOf(schedule);
	return { ...window, deliverAt: Math.max(window.deliverAt, recordedAt) };
}
