import { sql, type Selectable } from 'kysely';
import type { AssignmentInput, ReminderPlan } from '../../contract/assignment';
import type { Exercise } from '../../contract/exercise';
import { contactIndex } from '../../contract/identity';
import { resolvePolicy, type Policy } from '../../contract/policy';
import type { Answer } from '../../contract/question';
import type { StopScope } from '../../contract/stops';
import { reminderPlan } from '../../plan/reminder-plan';
import { OPEN_EVERY_DAY } from '../../plan/sending-hours';
import { planWindow } from '../../plan/window';
import { eventId } from '../../contract/names';
import { recordClinician } from '../people/clinicians';
import { consentIn, grantConsent } from '../people/consents';
import { recordContact, somebodyElse, type Contact } from '../people/contacts';
import { deriveTurns } from '../people/responsibilities';
import { stopAt, stopsAt } from '../people/stops';
import { isBatchWithdrawn } from './assigned-batches';
import { recordEvent } from './events';
import { readExercise, recordExercise } from './exercises';
import { datesIn, movedWords, standingTerms, type Rescheduled } from './dates';
import { NOBODY_REMINDED, pinnedPolicy, planAnew } from './plan-anew';
import { termsOf } from '../sending/facts';
import { planCommands, replanCommands, takeRemindersBack } from '../sending/planned';
import type { AssignmentsTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** The workflow that asks, and the instant of its asking in milliseconds. */
export interface AskingRun {
	/** Its first run, which a workflow keeps when it is reset. */
	runId: string;
	at: number;
}

/** What became of an assignment that asked to be recorded. */
export type Admission =
	/** `stopped`: what is stopped at the client's address by then. */
	| { kind: 'recorded'; exercise: Exercise; policy: Policy; plan: ReminderPlan; stopped?: StopScope }
	| { kind: 'unknown-exercise' }
	/** With all that its execution assigned. */
	| { kind: 'batch-withdrawn' }
	| { kind: 'already-assigned'; dueAt: string }
	/** The client's id is that of somebody else, who is called by this name. */
	| { kind: 'another-client'; clientName: string };

/** The assignments on record; each id is there once, also after Temporal has forgotten its workflow. */
export class Assignments {
	constructor(private readonly store: Store) {}

	/**
	 * Records an assignment with its client, contact, consent, clinician, exercise and reminders. The same run again gets
	 * the same answer; another run with the same id is refused.
	 *
	 * @param exercise as the library has it now, if it does
	 * @param policy in full
	 * @param practiceHours when the practice sends at all, today
	 */
	async record(
		input: AssignmentInput,
		exercise: Exercise | undefined,
		run: AskingRun,
		policy = resolvePolicy(input.terms.policy),
		practiceHours = OPEN_EVERY_DAY,
	): Promise<Admission> {
		const { assignmentId, terms } = input;
		return await this.store.transaction(async (store): Promise<Admission> => {
			await store.holdHandovers('derive');
			const earlier = await store.database
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', assignmentId)
				.executeTakeFirst();
			if (earlier?.run_id === run.runId) {
				const pinned = await readExercise(store, earlier.exercise_id, earlier.exercise_checksum);
				const policyThen = pinnedPolicy(earlier);
				const plan = reminderPlan(planWindow(terms, earlier.recorded_at), policyThen, practiceHours, assignmentId);
				const stopped = await stoppedAt(store, earlier);
				return { kind: 'recorded', exercise: pinned, policy: policyThen, plan, ...stopped };
			}
			if (earlier) return { kind: 'already-assigned', dueAt: new Date(earlier.due_at).toISOString() };
			if (await isBatchWithdrawn(store, input.batchId)) return { kind: 'batch-withdrawn' };
			if (!exercise) return { kind: 'unknown-exercise' };
			const contact = { client_id: input.clientId, contact_index: contactIndex(store.ring, terms.clientEmail) };
			const other = await somebodyElse(store, contact, terms.clientName);
			if (other !== undefined) return { kind: 'another-client', clientName: other };

			await recordExercise(store, exercise);
			const assignment = await insert(store, input, contact, exercise, run, policy);
			const plan = reminderPlan(planWindow(terms, run.at), policy, practiceHours, assignmentId);
			await planCommands(store, assignment, plan);
			return { kind: 'recorded', exercise, policy, plan, ...(await stoppedAt(store, assignment)) };
		});
	}

	/**
	 * Records new instants and plans the reminders anew: those whose turn has come stay, and what the new plan has after now
	 * follows them.
	 */
	async reschedule(asked: Rescheduled, practiceHours = OPEN_EVERY_DAY): Promise<ReminderPlan> {
		const { assignmentId } = asked;
		return await this.store.transaction(async (store) => {
			const { database } = store;
			await store.holdHandovers('derive');
			await store.holdAssignments([assignmentId]);
			const assignment = await database
				.updateTable('assignments')
				.set(datesIn(asked))
				.where('assignment_id', '=', assignmentId)
				.returningAll()
				.executeTakeFirstOrThrow();
			await deriveTurns(store, assignmentId);
			await recordEvent(store, {
				eventId: asked.eventId,
				assignmentId,
				kind: 'rescheduled',
				at: asked.at,
				outcome: asked.outcome,
				reason: movedWords(asked),
			});
			const at = Date.parse(asked.at);
			const ordinal = Math.max(await takeRemindersBack(store, assignmentId, at), asked.lastOrdinal);
			const plan =
				assignment.outcome === 'open'
					? planAnew(assignment, pinnedPolicy(assignment), practiceHours, { after: at, ordinal })
					: NOBODY_REMINDED;
			return await replanCommands(store, assignment, plan, at);
		});
	}

	/** Those of these ids that are not on record. */
	async unknownOf(assignmentIds: string[]): Promise<string[]> {
		const rows = await this.store.database
			.selectFrom('assignments')
			.select('assignment_id')
			.where('assignment_id', 'in', assignmentIds)
			.execute();
		const known = new Set(rows.map(({ assignment_id }) => assignment_id));
		return assignmentIds.filter((id) => !known.has(id));
	}

	/** The ids on record whose first eight letters are these. */
	async beginningWith(beginnings: string[]): Promise<string[]> {
		const rows = await this.store.database
			.selectFrom('assignments')
			.select('assignment_id')
			.where(sql<string>`substr(assignment_id, 1, 8)`, 'in', beginnings)
			.execute();
		return rows.map(({ assignment_id }) => assignment_id);
	}

	/** Those of the given assignments that are on record, with what holds of what was asked for, and what became of it. */
	async recorded(assignmentIds: string[]): Promise<Answer<'checkAssignments'>['recorded']> {
		if (assignmentIds.length === 0) return [];
		const rows = await this.store.database
			.selectFrom('assignments')
			.leftJoin('consents', (join) =>
				join
					.onRef('consents.client_id', '=', 'assignments.client_id')
					.onRef('consents.contact_index', '=', 'assignments.contact_index'),
			)
			.innerJoin('exercises', (join) =>
				join
					.onRef('exercises.exercise_id', '=', 'assignments.exercise_id')
					.onRef('exercises.checksum', '=', 'assignments.exercise_checksum'),
			)
			.select(['assignment_id', 'assignments.client_id', 'assignments.recorded_at', 'terms', 'language'])
			.select(['due_at', 'due_is_session', 'session_at', 'zone'])
			.select(['delivery', 'outcome', 'batch_id', 'granted_at', 'assignments.contact_index'])
			.where('assignment_id', 'in', assignmentIds)
			.execute();
		const stops = await stopsAt(
			this.store,
			rows.map(({ contact_index }) => contact_index),
		);
		return rows.map(({ assignment_id: assignmentId, ...row }) => ({
			assignmentId,
			clientId: row.client_id,
			...(row.batch_id !== null && { batchId: row.batch_id }),
			assignedAt: new Date(row.recorded_at).toISOString(),
			terms: {
				...standingTerms(termsOf(this.store, { assignment_id: assignmentId, terms: row.terms }), row),
				language: row.language,
			},
			delivery: row.delivery,
			outcome: row.outcome,
			consent: consentIn(row.granted_at, stops.get(row.contact_index)),
		}));
	}
}

async function stoppedAt(
	store: Store,
	{ contact_index }: Pick<AssignmentsTable, 'contact_index'>,
): Promise<{ stopped?: StopScope }> {
	const stop = await stopAt(store, contact_index);
	return stop ? { stopped: stop.scope } : {};
}

async function insert(
	store: Store,
	{ assignmentId, clinicianId, batchId, terms, consentGiven }: AssignmentInput,
	contact: Contact,
	exercise: Exercise,
	{ runId, at }: AskingRun,
	policy: Policy,
): Promise<Selectable<AssignmentsTable>> {
	await recordContact(store, contact, terms);
	if (consentGiven) await grantConsent(store, contact, at);
	const { clinician } = terms;
	if (clinician && clinicianId !== undefined) await recordClinician(store, clinicianId, clinician);
	const assignment: AssignmentsTable = {
		assignment_id: assignmentId,
		run_id: runId,
		...contact,
		exercise_id: exercise.exerciseId,
		exercise_checksum: exercise.checksum,
		deliver_at: Date.parse(terms.deliverAt),
		...datesIn({ ...terms, dueIsSession: terms.dueIsSession === true, sessionTakenBack: false }),
		terms: store.cipher.seal(JSON.stringify(terms), 'assignments.terms', assignmentId),
		policy: JSON.stringify(policy),
		clinician_id: clinician ? (clinicianId ?? null) : null,
		delivery: 'waiting',
		delivered_at: null,
		outcome: 'open',
		answered_at: null,
		paused: 0,
		snoozed_to: null,
		batch_id: batchId ?? null,
		recorded_at: at,
	};
	await store.database.insertInto('assignments').values(assignment).execute();
	await deriveTurns(store, assignmentId);
	await recordEvent(store, {
		eventId: eventId(assignmentId, 'assigned'),
		assignmentId,
		kind: 'assigned',
		at: new Date(at).toISOString(),
		outcome: 'open',
	});
	return assignment;
}
