import type { Person } from '../../temporal/contract/assignment';
import type { PolicyPart, ReminderRule } from '../../temporal/contract/policy';

/** Terms in hours from now, for a test to say what matters to it. */
export interface Ask {
	deliverIn?: number;
	dueIn?: number;
	exerciseId?: string;
	consentGiven?: boolean;
	clientEmail?: string;
	sessionIn?: number;
	/** In place of `sessionIn`, and an hour after it is due; milliseconds since 1970, UTC. */
	sessionAt?: number;
	/** Who is responsible; nobody, where a test does not say. */
	clinician?: Person;
	clientName?: string;
	/** None, where a test does not say. */
	reminders?: ReminderRule[];
	/** Whether it leaves it to practice.yaml when it is reminded. */
	byPractice?: boolean;
	/** What else the assignment sets of the policy. */
	policy?: PolicyPart;
	zone?: string;
	/** Assign under a key that was used before. */
	key?: string;
}
