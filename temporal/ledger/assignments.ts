import type { Kysely } from 'kysely';
import type { AssignmentInput, Exercise, Terms } from '../contract/assignment';
import { contactIndex } from '../contract/identity';
import type { KeyRing } from '../contract/keys';
import type { Answer } from '../contract/question';
import { consentOf, grantConsent } from './consents';
import { recordContact } from './contacts';
import { eventId, recordEvent } from './events';
import { readExercise, recordExercise } from './exercises';
import type { FieldCipher } from './field-cipher';
import type { Schema } from './schema';

/** The workflow that asks, and the instant of its asking in milliseconds. */
export interface AskingRun {
	/** Its first run, which a workflow keeps when it is reset. */
	runId: string;
	at: number;
}

/** What became of an assignment that asked to be recorded. */
export type Admission =
	{ kind: 'recorded'; exercise: Exercise } | { kind: 'unknown-exercise' } | { kind: 'already-assigned'; dueAt: string };

/** The assignments on record; each id is there once, also after Temporal has forgotten its workflow. */
export class Assignments {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
		private readonly ring: KeyRing,
	) {}

	/**
	 * Records an assignment with its client, contact, consent and exercise. The same run again gets the same answer; another
	 * run with the same id is refused.
	 *
	 * @param exercise as the library has it now, if it does
	 */
	async record(input: AssignmentInput, exercise: Exercise | undefined, run: AskingRun): Promise<Admission> {
		const { assignmentId } = input;
		return await this.database.transaction().execute(async (transaction): Promise<Admission> => {
			const earlier = await transaction
				.selectFrom('assignments')
				.select(['run_id', 'exercise_id', 'exercise_version', 'due_at'])
				.where('assignment_id', '=', assignmentId)
				.executeTakeFirst();
			if (earlier?.run_id === run.runId) {
				const pinned = await readExercise(transaction, this.cipher, earlier.exercise_id, earlier.exercise_version);
				return { kind: 'recorded', exercise: pinned };
			}
			if (earlier) return { kind: 'already-assigned', dueAt: new Date(earlier.due_at).toISOString() };
			if (!exercise) return { kind: 'unknown-exercise' };

			await recordExercise(transaction, this.cipher, exercise);
			await this.insert(transaction, input, exercise, run);
			return { kind: 'recorded', exercise };
		});
	}

	/** Those of the given assignments that are on record, with what was asked for then and what became of it. */
	async recorded(assignmentIds: string[]): Promise<Answer<'checkAssignments'>['recorded']> {
		if (assignmentIds.length === 0) return [];
		const rows = await this.database
			.selectFrom('assignments')
			.leftJoin('consents', (join) =>
				join
					.onRef('consents.client_id', '=', 'assignments.client_id')
					.onRef('consents.contact_index', '=', 'assignments.contact_index'),
			)
			.select(['assignment_id', 'terms', 'delivery', 'outcome', 'granted_at', 'withdrawn_at'])
			.where('assignment_id', 'in', assignmentIds)
			.execute();
		return rows.map(({ assignment_id: assignmentId, terms, delivery, outcome, ...consent }) => ({
			assignmentId,
			terms: JSON.parse(this.cipher.unseal(terms, 'assignments.terms', assignmentId)) as Terms,
			delivery,
			outcome,
			consent: consentOf(consent),
		}));
	}

	private async insert(
		transaction: Kysely<Schema>,
		{ assignmentId, clientId, terms, consentGiven }: AssignmentInput,
		exercise: Exercise,
		{ runId, at }: AskingRun,
	): Promise<void> {
		const contact = { client_id: clientId, contact_index: contactIndex(this.ring, terms.clientEmail) };
		await recordContact(transaction, this.cipher, contact, terms);
		if (consentGiven) await grantConsent(transaction, contact, at);
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
				recorded_at: Date.now(),
				session_at: terms.sessionAt === undefined ? null : Date.parse(terms.sessionAt),
				clinician_id: null,
				policy: null,
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
