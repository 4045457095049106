import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Note, ReminderChange, Rescheduling, Submission } from '../../../temporal/contract/change-inputs';
import { unchangedAnswer } from '../../../temporal/contract/changes';
import type { Assigned } from '../assigned';
import type { Operation, Way } from './lives';

const HOUR = 60 * 60 * 1000;

/** A change as its assignment is told of it. */
export type Change =
	| { name: 'submit'; asked: Submission }
	| { name: 'addNote'; asked: Note }
	| { name: 'remindNow' | 'pauseReminders' | 'resumeReminders'; asked: ReminderChange }
	| { name: 'reschedule'; asked: Rescheduling }
	| { name: 'withdraw'; asked: { withdrawalId: string } };

/** What it is answered; text says why it was not taken. */
export type Answer = Record<string, unknown> | 'AssignmentClosed' | 'InvalidChange' | 'gone';

/**
 * What an operation tells its assignment; undefined for the repeat of nothing.
 *
 * @param number of the operation in its life, which makes its id
 * @param earlier what the assignment was told before
 */
export function changeOf(operation: Operation, number: number, earlier: Change[], now: Date): Change | undefined {
	const id = `change ${number}`;
	const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();
	switch (operation.kind) {
		case 'submit': {
			const { outcome, reportedBy } = operation;
			// Every other one may take the place of an answer.
			return { name: 'submit', asked: { submissionId: id, outcome, reportedBy, corrects: number % 2 === 0 } };
		}
		case 'addNote':
			return { name: 'addNote', asked: { noteId: id, note: 'It went better today.' } };
		case 'remindNow':
		case 'pauseReminders':
		case 'resumeReminders':
			return { name: operation.kind, asked: { changeId: id } };
		case 'reschedule': {
			const { dueIn, sessionIn } = operation;
			return {
				name: 'reschedule',
				asked: {
					rescheduleId: id,
					...(dueIn !== undefined && { dueAt: inHours(dueIn) }),
					...(sessionIn !== undefined && { sessionAt: inHours(sessionIn) }),
				},
			};
		}
		case 'withdraw':
			return { name: 'withdraw', asked: { withdrawalId: id } };
		case 'repeat':
			return earlier.at(-operation.back);
	}
}

/** Tells an assignment of a change, and answers what it said; a Signal is not answered, unless nobody takes it. */
export async function tell(handle: Assigned, { name, asked }: Change, way: Way): Promise<Answer | undefined> {
	try {
		if (way !== 'update') await handle.signal(name, asked);
		if (way === 'signal') return undefined;
		return await handle.executeUpdate<Record<string, unknown>, [unknown]>(name, { args: [asked] });
	} catch (error) {
		return unchangedAnswer<typeof name>(error) ?? refusalIn(error);
	}
}

function refusalIn(error: unknown): Answer {
	if (error instanceof WorkflowNotFoundError) return 'gone';
	const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
	if (cause instanceof ApplicationFailure && (cause.type === 'AssignmentClosed' || cause.type === 'InvalidChange')) {
		return cause.type;
	}
	throw error;
}
