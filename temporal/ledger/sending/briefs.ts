import type { Kysely } from 'kysely';
import type { Person } from '../../contract/assignment';
import type { KeyRing } from '../../contract/keys';
import { briefId } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import { assignmentsFor, gatherLines, type BriefedDay, type BriefLine } from './brief-lines';
import { readClinician } from '../people/clinicians';
import { recordEvent } from '../assignments/events';
import type { FieldCipher } from '../tables/field-cipher';
import { readHandovers, responsibleAt, sessionOf, type BriefedSession } from '../people/handovers';
import type { Schema } from '../tables/schema';

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

/** An edition that may be tried now, or why not. */
export type BriefDecision =
	/** `correction`: an earlier edition reached the clinician. */
	| { kind: 'go'; attempt: number; clinician: Person; lines: BriefLine[]; correction: boolean }
	| { kind: 'hold'; reason: 'expired' | 'nothing-new' }
	/** The edition has its receipt already. */
	| { kind: 'done'; result: PushResult };

interface Whose {
	clientId?: string;
	clinicianId?: string;
}

type Edition = Pick<BriefedDay, 'clinicianId' | 'date'> & { edition: number };

/** What clinicians were told before their sessions, edition by edition. */
export class Briefs {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
		private readonly ring: KeyRing,
	) {}

	/** Which briefs speak of an assignment: the one before its session now, by that session, and those that went out. */
	async about(
		assignmentId: string,
	): Promise<{ session?: BriefedSession; told: Array<Pick<BriefedDay, 'clinicianId' | 'date'>> }> {
		const charge = await this.database
			.selectFrom('assignments')
			.select(['assignment_id', 'client_id', 'clinician_id', 'recorded_at', sessionOf.as('sessionAt')])
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirst();
		if (!charge) return { told: [] };
		const { sessionAt } = charge;
		const clinicianId = responsibleAt(charge, await readHandovers(this.database, charge), sessionAt);
		const told = await this.database
			.selectFrom('brief_lines')
			.innerJoin('briefs', 'briefs.brief_id', 'brief_lines.brief_id')
			.select(['briefs.clinician_id as clinicianId', 'briefs.date'])
			.distinct()
			.where('brief_lines.assignment_id', '=', assignmentId)
			.execute();
		return { ...(clinicianId !== undefined && { session: { clinicianId, sessionAt } }), told };
	}

	/** Whether there is such a client, or such a clinician. */
	async isKnown(who: { clientId: string } | { clinicianId: string }): Promise<boolean> {
		const query =
			'clientId' in who
				? this.database.selectFrom('clients').select('client_id as id').where('client_id', '=', who.clientId)
				: this.database
						.selectFrom('clinicians')
						.select('clinician_id as id')
						.where('clinician_id', '=', who.clinicianId);
		return (await query.executeTakeFirst()) !== undefined;
	}

	/** The assignments for the sessions between two instants, of one client or one clinician. */
	async lines(wanted: Whose & { from: number; to: number }): Promise<BriefLine[]> {
		return await gatherLines(this.database, this.cipher, this.ring, wanted);
	}

	/** The first session from an instant on for which there is homework, of one client or one clinician. */
	async nextSession(wanted: Whose & { from: number }): Promise<number | undefined> {
		const [first] = await assignmentsFor(this.database, { ...wanted, to: Number.MAX_SAFE_INTEGER });
		return first?.sessionAt;
	}

	/** How the brief of a day stands. */
	async standing(day: BriefedDay): Promise<BriefStanding> {
		return await this.database.transaction().execute(async (transaction) => {
			const lines = await gatherLines(transaction, this.cipher, this.ring, day);
			const last = await lastEdition(transaction, day);
			return {
				sessions: lines.map(({ sessionAt }) => sessionAt),
				edition: (last?.edition ?? 0) + 1,
				...(last && { lastEditionAt: last.tried_at }),
				changed: await changedSince(transaction, last?.brief_id, lines),
			};
		});
	}

	/** Gathers what an edition says at this instant, and notes the try. It holds where nothing is new, or no session is ahead. */
	async attempt(day: BriefedDay & { edition: number }, at: number): Promise<BriefDecision> {
		const id = briefId(day.clinicianId, day.date, day.edition);
		return await this.database.transaction().execute(async (transaction): Promise<BriefDecision> => {
			const last = await lastEdition(transaction, day);
			if (last?.brief_id === id) return { kind: 'done', result: this.resultOf(last) };
			const lines = await gatherLines(transaction, this.cipher, this.ring, day);
			const changed = await changedSince(transaction, last?.brief_id, lines);
			if (lines.length === 0 || changed.length === 0) return { kind: 'hold', reason: 'nothing-new' };
			if (at >= Math.max(...changed)) return { kind: 'hold', reason: 'expired' };
			const attempt = await note(transaction, id, day, lines, at);
			const clinician = await readClinician(transaction, this.cipher, day.clinicianId);
			return { kind: 'go', attempt, clinician: clinician!, lines, correction: await wasTold(transaction, day) };
		});
	}

	/** Records that a try came to nothing, and why. */
	async failed(edition: Edition, why: string): Promise<void> {
		const id = briefId(edition.clinicianId, edition.date, edition.edition);
		await this.database
			.updateTable('briefs')
			.set({ result: 'failed', reason: this.cipher.seal(why, 'briefs.reason', id) })
			.where('brief_id', '=', id)
			.execute();
	}

	/** Records a receipt and, where the edition went out, with it that each of its assignments was summarised. */
	async receipted(edition: Edition, result: PushResult): Promise<void> {
		const id = briefId(edition.clinicianId, edition.date, edition.edition);
		const reason = result.kind === 'sent' ? undefined : result.kind === 'refused' ? result.reason : result.detail;
		await this.database.transaction().execute(async (transaction) => {
			await transaction
				.updateTable('briefs')
				.set({ result: result.kind, reason: this.cipher.sealOptional(reason, 'briefs.reason', id) })
				.where('brief_id', '=', id)
				.execute();
			if (result.kind === 'sent') await this.tellAssignments(transaction, id, 'summarized', Date.parse(result.at));
		});
	}

	/** The assignments that an edition spoke of. */
	async assignmentsIn({ clinicianId, date, edition }: Edition): Promise<string[]> {
		return await assignmentsIn(this.database, briefId(clinicianId, date, edition));
	}

	/**
	 * Records once that the clinician has read an edition, and that each of its assignments was reviewed.
	 *
	 * @returns whether it was on record before
	 */
	async seen({ clinicianId, date, edition }: Edition, at: number): Promise<{ repeated: boolean }> {
		const id = briefId(clinicianId, date, edition);
		return await this.database.transaction().execute(async (transaction) => {
			const { numUpdatedRows } = await transaction
				.updateTable('briefs')
				.set({ seen_at: at })
				.where('brief_id', '=', id)
				.where('seen_at', 'is', null)
				.executeTakeFirstOrThrow();
			if (numUpdatedRows === 0n) return { repeated: true };
			await this.tellAssignments(transaction, id, 'reviewed', at);
			return { repeated: false };
		});
	}

	private async tellAssignments(
		transaction: Kysely<Schema>,
		id: string,
		kind: 'summarized' | 'reviewed',
		at: number,
	): Promise<void> {
		for (const assignmentId of await assignmentsIn(transaction, id)) {
			const { outcome } = await transaction
				.selectFrom('assignments')
				.select('outcome')
				.where('assignment_id', '=', assignmentId)
				.executeTakeFirstOrThrow();
			const eventId = `${assignmentId}.${kind}.${id}`;
			const event = { eventId, assignmentId, kind, at: new Date(at).toISOString(), outcome };
			await recordEvent(transaction, this.cipher, event);
		}
	}

	private resultOf({ brief_id: id, result, tried_at: triedAt, reason }: LastEdition): PushResult {
		const at = new Date(triedAt).toISOString();
		const why = this.cipher.unsealOptional(reason, 'briefs.reason', id);
		switch (result) {
			case 'sent':
				return { kind: 'sent', at };
			case 'refused':
				return { kind: 'refused', at, reason: why ?? '' };
			case 'skipped':
				return { kind: 'skipped', at, reason: 'by-flow', ...(why !== undefined && { detail: why }) };
		}
	}
}

type LastEdition = NonNullable<Awaited<ReturnType<typeof lastEdition>>>;

/** The last edition with a receipt: what it said has been told, as far as it depends on us. */
async function lastEdition(database: Kysely<Schema>, { clinicianId, date }: Pick<BriefedDay, 'clinicianId' | 'date'>) {
	return await database
		.selectFrom('briefs')
		.select(['brief_id', 'edition', 'result', 'tried_at', 'reason'])
		.$narrowType<{ result: PushResult['kind'] }>()
		.where('clinician_id', '=', clinicianId)
		.where('date', '=', date)
		.where('result', 'in', ['sent', 'refused', 'skipped'])
		.orderBy('edition', 'desc')
		.executeTakeFirst();
}

/** The sessions for which these lines say something that an earlier edition did not say; of a line that is gone, its session then. */
async function changedSince(
	database: Kysely<Schema>,
	earlierId: string | undefined,
	lines: BriefLine[],
): Promise<number[]> {
	const earlier = await linesOf(database, earlierId);
	const changed = lines.filter(({ assignmentId, digest }) => earlier.get(assignmentId)?.digest !== digest);
	for (const { assignmentId } of lines) earlier.delete(assignmentId);
	return [...changed, ...earlier.values()].map(({ sessionAt }) => sessionAt);
}

async function linesOf(database: Kysely<Schema>, id: string | undefined) {
	if (id === undefined) return new Map<string, { sessionAt: number; digest: string }>();
	const rows = await database.selectFrom('brief_lines').selectAll().where('brief_id', '=', id).execute();
	return new Map(rows.map((row) => [row.assignment_id, { sessionAt: row.session_at, digest: row.digest }]));
}

async function assignmentsIn(database: Kysely<Schema>, id: string): Promise<string[]> {
	const rows = await database
		.selectFrom('brief_lines')
		.select('assignment_id')
		.where('brief_id', '=', id)
		.orderBy('assignment_id')
		.execute();
	return rows.map((row) => row.assignment_id);
}

/** Notes a try of an edition with what it says, in place of what an earlier try would have said. */
async function note(
	transaction: Kysely<Schema>,
	id: string,
	{ clinicianId, date, edition }: Edition,
	lines: BriefLine[],
	at: number,
): Promise<number> {
	const { attempt } = await transaction
		.insertInto('briefs')
		.values({
			brief_id: id,
			clinician_id: clinicianId,
			date,
			edition,
			attempt: 1,
			result: null,
			tried_at: at,
			reason: null,
			seen_at: null,
		})
		.onConflict((conflict) =>
			conflict.column('brief_id').doUpdateSet((set) => ({
				attempt: set('briefs.attempt', '+', 1),
				result: null,
				tried_at: at,
			})),
		)
		.returning('attempt')
		.executeTakeFirstOrThrow();
	await transaction.deleteFrom('brief_lines').where('brief_id', '=', id).execute();
	await transaction
		.insertInto('brief_lines')
		.values(
			lines.map(({ assignmentId, sessionAt, digest }) => ({
				brief_id: id,
				assignment_id: assignmentId,
				session_at: sessionAt,
				digest,
			})),
		)
		.execute();
	return attempt;
}

/** Whether an edition for this day has reached the clinician. */
async function wasTold(transaction: Kysely<Schema>, { clinicianId, date }: BriefedDay): Promise<boolean> {
	const told = await transaction
		.selectFrom('briefs')
		.select('brief_id')
		.where('clinician_id', '=', clinicianId)
		.where('date', '=', date)
		.where('result', '=', 'sent')
		.executeTakeFirst();
	return told !== undefined;
}
