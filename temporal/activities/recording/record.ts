import { activityInfo } from '@temporalio/activity';
import {
	assignmentInputSchema,
	type AssignmentInput,
	type Recorded,
	type Refusal,
	type Terms,
} from '../../contract/assignment';
import type { Rescheduling } from '../../contract/change-inputs';
import { beyondBound } from '../../contract/due-bound';
import { eventSchema } from '../../contract/event';
import type { Language } from '../../contract/language';
import { LANGUAGE_NAMES, languagesInWords } from '../../contract/language-names';
import { eventId } from '../../contract/names';
import type { AskingRun } from '../../ledger/assignments/assignments';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import type { Shelf } from '../../library/shelf';
import { policyProblems } from '../../plan/policy-problems';
import { windowOf } from '../../plan/window';
import { shortNamesOf } from '../../wording/short-names';
import { checked } from '../failures';
import type { RecordActivities } from '../types';

type Dates = Pick<Rescheduling, 'dueAt' | 'sessionAt'>;
type RecordedParts = Omit<Extract<Recorded, { kind: 'recorded' }>, 'kind'>;

/** The activities that put an assignment and its steps on record. */
export function createRecordActivities({ ledger, library }: { ledger: Ledger; library: Library }): RecordActivities {
	return {
		async recordAssignment(input, firstRunId): Promise<Recorded> {
			const assignment = checked(assignmentInputSchema, input, 'assignment');
			const { assignmentId, terms } = assignment;
			const run = { runId: firstRunId, at: activityInfo().scheduledTimestampMs };
			const answer =
				contradiction(terms) ?? tooFarAhead(terms, run.at, library.dueWithinDays) ?? (await admit(assignment, run));
			if ('pinned' in answer) return { kind: 'recorded', ...answer };
			await ledger.events.record({
				eventId: eventId(assignmentId, 'refused', firstRunId),
				assignmentId,
				kind: 'refused',
				at: new Date(run.at).toISOString(),
				outcome: 'refused',
				reason: answer.message,
			});
			return { kind: 'refused', refusal: answer };
		},

		async recordEvent(event) {
			await ledger.events.record(checked(eventSchema, event, 'event'));
		},

		async beyondBound(dates, now) {
			return beyondIn(dates, now, library.dueWithinDays).map(({ part, reason }) => ({ part, reason }));
		},

		async reschedule(order) {
			return await ledger.assignments.reschedule(order, library.practiceHours);
		},

		async foreseeSendNow(order) {
			return await ledger.sendingNow.foresee(order, library);
		},

		async sendAtAnyHour(commandId) {
			await ledger.sendingNow.atAnyHour(commandId);
		},

		async planFromDelivery(order) {
			return await ledger.reminderPlans.fromDelivery(order, library.practiceHours);
		},

		async snooze(order) {
			return await ledger.snoozes.record(order, library.practiceHours);
		},

		async applyPolicy(order) {
			return await ledger.policies.apply(order, library);
		},
	};

	async function admit(assignment: AssignmentInput, run: AskingRun): Promise<Refusal | RecordedParts> {
		const { exerciseId, language = library.language, policy } = assignment.terms;
		const exercise = library.shelf.find(exerciseId, language)?.exercise;
		const policyNow = library.policy(exerciseId, policy);
		const admission = await ledger.assignments.record(assignment, exercise, run, policyNow, library.practiceHours);
		switch (admission.kind) {
			case 'recorded': {
				const { exercise, policy, plan, stopped } = admission;
				const pinned = { exercise, ...library.settings(exercise.language), policy, snoozes: 'once-arrived' as const };
				return { pinned, plan, ...(stopped && { stopped }) };
			}
			case 'unknown-exercise':
				return { reason: admission.kind, message: unknownExercise(exerciseId, language, library.shelf) };
			case 'batch-withdrawn':
				return { reason: admission.kind, message: BATCH_WITHDRAWN };
			case 'already-assigned':
				return { reason: admission.kind, message: alreadyAssigned(admission.dueAt) };
			case 'another-client':
				return { reason: admission.kind, message: anotherClient(admission.clientName, assignment.terms.clientName) };
		}
	}
}

function contradiction(terms: Terms): Refusal | undefined {
	const problems = policyProblems(windowOf(terms), terms.policy ?? {});
	if (problems.length === 0) return undefined;
	const message = problems.map(({ field, reason }) => `${field} ${reason}`).join('; ');
	return { reason: 'contradictory-policy', message: `${message}. Assign again with what is allowed.` };
}

/** @param now in milliseconds */
function tooFarAhead(terms: Terms, now: number, dueWithinDays: number): Refusal | undefined {
	const problems = beyondIn(terms, now, dueWithinDays).map(({ part, at, reason }) => `${part} (${at}) ${reason}`);
	if (problems.length === 0) return undefined;
	return { reason: 'too-far-ahead', message: `${problems.join('; ')}. Then assign again.` };
}

/** @param now in milliseconds */
function beyondIn({ dueAt, sessionAt }: Dates, now: number, dueWithinDays: number) {
	return Object.entries({ dueAt, sessionAt }).flatMap(([part, at]) => {
		const reason = at == null ? undefined : beyondBound(Date.parse(at), now, dueWithinDays);
		return reason === undefined ? [] : [{ part: part as keyof Dates, at, reason }];
	});
}

function unknownExercise(exerciseId: string, language: Language, shelf: Shelf): string {
	const others = shelf.all().filter(({ exercise }) => exercise.exerciseId === exerciseId);
	if (others.length > 0) {
		const languages = languagesInWords(others.map(({ exercise }) => exercise.language));
		return `The exercise "${exerciseId}" is not in the library in ${LANGUAGE_NAMES[language]}, but in ${languages}. Set that as Language under Options of Homework Assign, or choose another exercise.`;
	}
	return `The library has no exercise "${exerciseId}". Choose one from the list of Homework Assign, or have it added to the library by whoever looks after the homework service.`;
}

const BATCH_WITHDRAWN =
	'All that was assigned with it was withdrawn before it was put on record. To assign it all the same, use another key.';

function alreadyAssigned(dueAt: string): string {
	return `This assignment key was used before, for an assignment due at ${dueAt}. To assign again, use another key.`;
}

function anotherClient(known: string, asked: string): string {
	const nameOf = shortNamesOf([known, asked]);
	return `The client reference is that of ${nameOf(known)}, and this assignment is for ${nameOf(asked)} at another address. Correct the reference, or leave it out, and assign again under another key.`;
}
