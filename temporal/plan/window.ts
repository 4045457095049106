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
