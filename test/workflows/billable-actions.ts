import { temporal } from '@temporalio/proto';

const { EventType } = temporal.api.enums.v1;
type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** Event types that Temporal Cloud counts as one action each (https://docs.temporal.io/cloud/actions). */
const COUNTED = new Set([
	EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
	EventType.EVENT_TYPE_TIMER_STARTED,
	EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
	EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
	EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
	EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
]);

/**
 * Billable actions of a life: one for each counted event, each further try of an activity, and each workflow task
 * that ran local activities, however many. Memos cost nothing.
 */
export function billableActions(events: HistoryEvent[]): number {
	const counted = events.filter(({ eventType }) => COUNTED.has(eventType!)).length;
	const retries = events.map((event) => (event.activityTaskStartedEventAttributes?.attempt ?? 1) - 1);
	const tasksWithMarkers = new Set(
		events
			.map((event) => String(event.markerRecordedEventAttributes?.workflowTaskCompletedEventId ?? ''))
			.filter(Boolean),
	);
	return counted + retries.reduce((sum, tries) => sum + tries, 0) + tasksWithMarkers.size;
}
