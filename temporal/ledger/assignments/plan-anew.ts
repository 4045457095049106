import type { ReminderPlan } from '../../contract/assignment';
import type { Policy } from '../../contract/policy';
import { reminderPlan, type Onward } from '../../plan/reminder-plan';
import type { PracticeHours } from '../../plan/sending-hours';
import { planWindow } from '../../plan/window';
import type { AssignmentsTable } from '../tables/schema';

type Scheduled = Pick<
	AssignmentsTable,
	| 'assignment_id'
	| 'deliver_at'
	| 'due_at'
	| 'session_at'
	| 'session_taken_back'
	| 'zone'
	| 'recorded_at'
	| 'delivered_at'
	| 'snoozed_to'
>;

/** Of homework that is answered, nobody is reminded. */
export const NOBODY_REMINDED: ReminderPlan = { reminders: [], dropped: [] };

/** The reminders that an assignment under way has ahead, planned from its delivery once that is known. */
export function planAnew(
	assignment: Scheduled,
	policy: Policy,
	practiceHours: PracticeHours,
	onward: Onward,
): ReminderPlan {
	const {
		assignment_id,
		deliver_at,
		due_at,
		session_at,
		session_taken_back,
		zone,
		recorded_at,
		delivered_at,
		snoozed_to,
	} = assignment;
	const schedule = {
		deliverAt: new Date(deliver_at).toISOString(),
		dueAt: new Date(due_at).toISOString(),
		zone,
		...(session_at !== null && { sessionAt: new Date(session_at).toISOString() }),
	};
	const window = {
		...planWindow(schedule, recorded_at, delivered_at ?? undefined),
		sessionTakenBack: session_taken_back === 1,
	};
	return reminderPlan(window, policy, practiceHours, assignment_id, onward, snoozed_to ?? undefined);
}

/** The policy that was pinned when an assignment was recorded. */
export function pinnedPolicy({ policy }: Pick<AssignmentsTable, 'policy'>): Policy {
	return JSON.parse(policy) as Policy;
}
