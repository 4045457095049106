import { activityInfo } from '@temporalio/activity';
import { assignmentInputSchema, type Recorded, type Refusal } from '../contract/assignment';
import { eventSchema } from '../contract/event';
import type { Ledger } from '../ledger/ledger';
import type { Library } from '../library/library';
import { checked } from './failures';
import type { RecordActivities } from './types';
import type { WorkflowStarter } from './workflow-starter';

export interface RecordSettings {
	ledger: Ledger;
	library: Library;
	starter: WorkflowStarter;
}

/** The activities that put an assignment and its steps on record. */
export function createRecordActivities({ ledger, library }: RecordSettings): RecordActivities {
	return {
		async recordAssignment(input, firstRunId): Promise<Recorded> {
			const assignment = checked(assignmentInputSchema, input, 'assignment');
			const { assignmentId, terms } = assignment;
			const run = { runId: firstRunId, at: activityInfo().scheduledTimestampMs };
			const admission = await ledger.assignments.record(assignment, library.exercises.get(terms.exerciseId), run);
			if (admission.kind === 'recorded') {
				return {
					kind: 'recorded',
					pinned: {
						exercise: admission.exercise,
						...library.settings,
						policy: library.policy(terms.exerciseId, terms.policy),
					},
				};
			}
			const refusal: Refusal =
				admission.kind === 'unknown-exercise'
					? { reason: admission.kind, message: unknownExercise(terms.exerciseId, library) }
					: { reason: admission.kind, message: alreadyAssigned(admission.dueAt) };
			await ledger.events.record({
				eventId: `${assignmentId}.refused.${firstRunId}`,
				assignmentId,
				kind: 'refused',
				at: new Date(run.at).toISOString(),
				outcome: 'refused',
				reason: refusal.message,
			});
			return { kind: 'refused', refusal };
		},

		async recordEvent(event) {
			await ledger.events.record(checked(eventSchema, event, 'event'));
		},
	};
}

function unknownExercise(exerciseId: string, library: Library): string {
	const known = [...library.exercises.keys()].join(', ');
	return `The library has no exercise "${exerciseId}"; it has ${known}. Choose one of these, or add it to the library and restart the worker.`;
}

function alreadyAssigned(dueAt: string): string {
	return `This assignment key was used before, for an assignment due at ${dueAt}. To assign again, use another key.`;
}
