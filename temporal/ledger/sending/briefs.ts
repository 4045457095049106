import { briefId } from '../../contract/names';
import { clientsOf, type Client } from '../people/caseload';
import type { BriefedSession } from '../people/handovers';
import type { Store } from '../tables/store';
import { assignmentsFor, gatherLines, type BriefLine, type WantedSessions } from './brief-lines';
import { changesSince } from './edition-changes';
import { editionContent, type EditionContent } from './edition-content';
import { lastNumber, lastTold, type BriefedDay, type Edition } from './editions';
import { seenAt, unseenIn } from './seen-lines';
import { recordStep } from './steps';

/** How a brief stands. Instants in milliseconds. */
export interface BriefStanding {
	/** The sessions that there is something to say for, in order. */
	sessions: number[];
	/** The edition that comes next, from 1. */
	edition: number;
	/** When the last edition that went out was put together. */
	lastEditionAt?: number;
	/** The sessions for which there is something new since then. */
	changed: number[];
}

/** What clinicians were told before their sessions, edition by edition. */
export class Briefs {
	constructor(private readonly store: Store) {}

	/** Which briefs speak of an assignment: the one before its session now, by that session, and those that went out. */
	async about(
		assignmentId: string,
	): Promise<{ session?: BriefedSession; told: Array<Pick<BriefedDay, 'clinicianId' | 'date'>> }> {
		const { database } = this.store;
		const session = await database
			.selectFrom('responsibilities')
			.select(['clinician_id as clinicianId', 'session_at as sessionAt'])
			.where('assignment_id', '=', assignmentId)
			.where('session_at', 'is not', null)
			.$narrowType<BriefedSession>()
			.executeTakeFirst();
		const told = await database
			.selectFrom('brief_lines')
			.innerJoin('briefs', 'briefs.command_id', 'brief_lines.command_id')
			.select(['briefs.clinician_id as clinicianId', 'briefs.date'])
			.distinct()
			.where('brief_lines.assignment_id', '=', assignmentId)
			.execute();
		return { ...(session && { session }), told };
	}

	/** Whether there is such a client, or such a clinician. */
	async isKnown(who: { clientId: string } | { clinicianId: string }): Promise<boolean> {
		const { database } = this.store;
		const query =
			'clientId' in who
				? database.selectFrom('clients').select('client_id as id').where('client_id', '=', who.clientId)
				: database.selectFrom('clinicians').select('clinician_id as id').where('clinician_id', '=', who.clinicianId);
		return (await query.executeTakeFirst()) !== undefined;
	}

	/** The assignments for a clinician's sessions between two instants. */
	async lines(wanted: WantedSessions): Promise<BriefLine[]> {
		return await gatherLines(this.store, wanted);
	}

	/** A clinician's first session from an instant on, in milliseconds, for which there is homework. */
	async nextSession(clinicianId: string, from: number): Promise<number | undefined> {
		const [first] = await assignmentsFor(this.store, { clinicianId, from, to: Number.MAX_SAFE_INTEGER });
		return first?.sessionAt;
	}

	/**
	 * A clinician's clients.
	 *
	 * @param at who is responsible then, in milliseconds
	 */
	async clientsOf(clinicianId: string, at: number): Promise<Client[]> {
		return await clientsOf(this.store, clinicianId, at);
	}

	/** How the brief of a day stands. */
	async standing(day: BriefedDay): Promise<BriefStanding> {
		return await this.store.transaction(async (store) => {
			const lines = await gatherLines(store, day);
			const told = await lastTold(store, day);
			const changes = await changesSince(store, told?.command_id, lines);
			return {
				sessions: lines.map(({ sessionAt }) => sessionAt),
				edition: (await lastNumber(store, day)) + 1,
				...(told && { lastEditionAt: told.gathered_at }),
				changed: changes.map(({ sessionAt }) => sessionAt),
			};
		});
	}

	/** What the edition that has just been let through says: the lines that were noted then. */
	async content(commandId: string): Promise<EditionContent> {
		return await this.store.transaction((store) => editionContent(store, commandId));
	}

	/**
	 * Records once that the clinician has read an edition, and that each of its assignments was reviewed; not once more of
	 * one of which an edition that was read said the same.
	 *
	 * @param at in milliseconds
	 * @returns whether it was on record before, and since when, in milliseconds
	 */
	async seen({ clinicianId, date, edition }: Edition, at: number): Promise<{ repeated: boolean; seenAt: number }> {
		const commandId = briefId(clinicianId, date, edition);
		return await this.store.transaction(async (store) => {
			const unseen = await unseenIn(store, commandId);
			const { numUpdatedRows } = await store.database
				.updateTable('briefs')
				.set({ seen_at: at })
				.where('command_id', '=', commandId)
				.where('seen_at', 'is', null)
				.executeTakeFirstOrThrow();
			if (numUpdatedRows === 0n) return { repeated: true, seenAt: (await seenAt(store, commandId)) ?? at };
			for (const assignmentId of unseen)
				await recordStep(store, assignmentId, 'reviewed', new Date(at).toISOString(), { which: commandId });
			return { repeated: false, seenAt: at };
		});
	}
}
