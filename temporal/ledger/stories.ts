import type { Kysely } from 'kysely';
import type { EventKind } from '../contract/event';
import type { Answer } from '../contract/question';
import { readExercise } from './exercises';
import type { FieldCipher } from './field-cipher';
import type { Schema } from './schema';

/** What is recorded of an assignment, for people. */
export class Stories {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** The story of one assignment, or null where none is on record under this id. */
	async of(assignmentId: string): Promise<Answer<'assignmentStory'>> {
		const row = await this.database
			.selectFrom('assignments')
			.innerJoin('clients', 'clients.client_id', 'assignments.client_id')
			.selectAll('assignments')
			.select('clients.name')
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirst();
		if (!row) return null;
		const { exerciseId, title, version } = await readExercise(
			this.database,
			this.cipher,
			row.exercise_id,
			row.exercise_version,
		);
		return {
			assignmentId,
			exercise: { exerciseId, title, version },
			clientName: this.cipher.unseal(row.name, 'clients.name', row.client_id),
			delivery: row.delivery,
			outcome: row.outcome,
			deliverAt: new Date(row.deliver_at).toISOString(),
			dueAt: new Date(row.due_at).toISOString(),
			zone: row.zone,
			events: await this.events(assignmentId),
		};
	}

	private async events(assignmentId: string) {
		const rows = await this.database
			.selectFrom('events')
			.select(['event_id', 'kind', 'at', 'reason', 'note'])
			.where('assignment_id', '=', assignmentId)
			.orderBy('at')
			.orderBy('position')
			.execute();
		return rows.map((row) => {
			const reason = this.cipher.unsealOptional(row.reason, 'events.reason', row.event_id);
			const note = this.cipher.unsealOptional(row.note, 'events.note', row.event_id);
			return {
				kind: row.kind as EventKind,
				at: new Date(row.at).toISOString(),
				...(reason !== undefined && { reason }),
				...(note !== undefined && { note }),
			};
		});
	}
}
