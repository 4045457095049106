import type { Kysely, Transaction } from 'kysely';
import type { RescheduleOrder } from '../../activities/types';
import type { AssignmentInput, Exercise, ReminderPlan, Terms } from '../../contract/assignment';
import { contactIndex } from '../../contract/identity';
import type { KeyRing } from '../../contract/keys';
import { resolvePolicy, type Policy } from '../../contract/policy';
import type { Answer } from '../../contract/question';
import { reminderPlan } from '../../plan/reminder-plan';
import { OPEN_EVERY_DAY } from '../../plan/sending-hours';
import { planWindow } from '../../plan/window';
import { recordClinician } from '../people/clinicians';
import { consentOf, grantConsent } from '../people/consents';
import { recordContact } from '../people/contacts';
import { eventId, recordEvent } from './events';
import { readExercise, recordExercise } from './exercises';
import type { FieldCipher } from '../tables/field-cipher';
import { recordPlan, takePlanBack } from '../sending/reminders';
import { policyOf } from '../sending/rulings';
import type { Schema } from '../tables/schema';

/** The workflow that asks, and the instant of its asking in milliseconds. */
export interface AskingRun {
	/** Its first run, which a workflow keeps when it is reset. */
	runId: string;
	at: number;
}

/** What became of an assignment that asked to be recorded. */
export type Admission =
	| { kind: 'recorded'; exercise: Exercise; policy: Policy; plan: ReminderPlan }
	| { kind: 'unknown-exercise' }
	| { kind: 'already-assigned'; dueAt: string };

/** The assignments on record; each id is there once, also after Temporal has forgotten its workflow. */
export class Assignments {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
		private readonly ring: KeyRing,
	) {}

	/**
	 * Records an assignment with its client, contact, consent, clinician, exercise and reminders. The same run again gets
	 * the same answer; another run with the same id is refused.
	 *
	 * @param exercise as the library has it now, if it does
	 * @param policy in full
	 */
	async record(
		input: AssignmentInput,
		exercise: Exercise | undefined,
		run: AskingRun,
		policy = resolvePolicy(input.terms.policy),
	): Promise<Admission> {
		const { assignmentId, terms } = input;
		return await this.database.transaction().execute(async (transaction): Promise<Admission> => {
			const earlier = await transaction
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', assignmentId)
				.executeTakeFirst();
			if (earlier?.run_id === run.runId) {
				const pinned = await readExercise(transaction, this.cipher, earlier.exercise_id, earlier.exercise_version);
				const policyThen = policyOf(earlier);
				const plan = reminderPlan(planWindow(terms, earlier.recorded_at), policyThen, OPEN_EVERY_DAY, assignmentId);
				return { kind: 'recorded', exercise: pinned, policy: policyThen, plan };
			}
			if (earlier) return { kind: 'already-assigned', dueAt: new Date(earlier.due_at).toISOString() };
			if (!exercise) return { kind: 'unknown-exercise' };

			await recordExercise(transaction, this.cipher, exercise);
			await this.insert(transaction, input, exercise, run, policy);
			const plan = reminderPlan(planWindow(terms, run.at), policy, OPEN_EVERY_DAY, assignmentId);
			await recordPlan(transaction, { assignment_id: assignmentId, zone: terms.zone }, plan);
			return { kind: 'recorded', exercise, policy, plan };
		});
	}

	/**
	 * Records new instants and plans the reminders anew, all of them: those that have begun stay as they are, and what the
	 * new plan has after now follows them.
	 */
	async reschedule(asked: RescheduleOrder): Promise<ReminderPlan> {
		const { assignmentId, dueAt, sessionAt } = asked;
		return await this.database.transaction().execute(async (transaction) => {
			const assignment = await transaction
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', assignmentId)
				.executeTakeFirstOrThrow();
			const moved = { due_at: Date.parse(dueAt), session_at: sessionAt === undefined ? null : Date.parse(sessionAt) };
			await transaction.updateTable('assignments').set(moved).where('assignment_id', '=', assignmentId).execute();
			await recordEvent(transaction, this.cipher, {
				eventId: asked.eventId,
				assignmentId,
				kind: 'rescheduled',
				at: asked.at,
				outcome: asked.outcome,
				reason: `Due ${dueAt}${sessionAt === undefined ? '' : `, session ${sessionAt}`}`,
			});
			const ordinal = Math.max(await takePlanBack(transaction, assignmentId), asked.lastOrdinal);
			const window = planWindow(
				{
					deliverAt: new Date(assignment.deliver_at).toISOString(),
					dueAt,
					zone: assignment.zone,
					...(sessionAt !== undefined && { sessionAt }),
				},
				assignment.recorded_at,
			);
			const onward = { after: Date.parse(asked.at), ordinal };
			const plan = reminderPlan(window, policyOf(assignment), OPEN_EVERY_DAY, assignmentId, onward);
			await recordPlan(transaction, assignment, plan);
			return plan;
		});
	}

	/** Those of the given assignments that are on record, with what holds of what was asked for, and what became of it. */
	async recorded(assignmentIds: string[]): Promise<Answer<'checkAssignments'>['recorded']> {
		if (assignmentIds.length === 0) return [];
		const rows = await this.database
			.selectFrom('assignments')
			.leftJoin('consents', (join) =>
				join
					.onRef('consents.client_id', '=', 'assignments.client_id')
					.onRef('consents.contact_index', '=', 'assignments.contact_index'),
			)
			.select(['assignment_id', 'terms', 'due_at', 'session_at', 'delivery', 'outcome', 'granted_at', 'withdrawn_at'])
			.where('assignment_id', 'in', assignmentIds)
			.execute();
		return rows.map(({ assignment_id: assignmentId, terms, due_at, session_at, delivery, outcome, ...consent }) => ({
			assignmentId,
			terms: {
				...(JSON.parse(this.cipher.unseal(terms, 'assignments.terms', assignmentId)) as Terms),
				dueAt: new Date(due_at).toISOString(),
				...(session_at !== null && { sessionAt: new Date(session_at).toISOString() }),
			},
			delivery,
			outcome,
			consent: consentOf(consent),
		}));
	}

	private async insert(
		transaction: Transaction<Schema>,
		{ assignmentId, clientId, clinicianId, terms, consentGiven }: AssignmentInput,
		exercise: Exercise,
		{ runId, at }: AskingRun,
		policy: Policy,
	): Promise<void> {
		const contact = { client_id: clientId, contact_index: contactIndex(this.ring, terms.clientEmail) };
		await recordContact(transaction, this.cipher, contact, terms);
		if (consentGiven) await grantConsent(transaction, contact, at);
		const { clinician } = terms;
		if (clinician && clinicianId !== undefined) {
			await recordClinician(transaction, this.cipher, clinicianId, clinician);
		}
		await transaction
			.insertInto('assignments')
			.values({
				assignment_id: assignmentId,
				run_id: runId,
				...contact,
				exercise_id: exercise.exerciseId,
				exercise_version: exercise.version,
				deliver_at: Date.parse(terms.deliverAt),
				due_at: Date.parse(terms.dueAt),
				zone: terms.zone,
				terms: this.cipher.seal(JSON.stringify(terms), 'assignments.terms', assignmentId),
				delivery: 'waiting',
				outcome: 'open',
				recorded_at: at,
				session_at: terms.sessionAt === undefined ? null : Date.parse(terms.sessionAt),
				clinician_id: clinician ? (clinicianId ?? null) : null,
				policy: JSON.stringify(policy),
				paused: 0,
			})
			.execute();
		await recordEvent(transaction, this.cipher, {
			eventId: eventId(assignmentId, 'assigned'),
			assignmentId,
			kind: 'assigned',
			at: new Date(at).toISOString(),
			outcome: 'open',
		});
	}
}
