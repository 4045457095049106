import type { BriefFacts } from '../../gate/facts';
import type { CommandsTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { gatherLines, linesAhead } from './brief-lines';
import { changesAhead, changesSince } from './edition-changes';

/** A clinician's sessions on a day of the practice's calendar. Instants in milliseconds. */
export interface BriefedDay {
	clinicianId: string;
	/** `YYYY-MM-DD` */
	date: string;
	/** When the day begins. */
	from: number;
	/** When the next one begins. */
	to: number;
}

/** One edition of the brief of a day. */
export type Edition = Pick<BriefedDay, 'clinicianId' | 'date'> & { edition: number };

/** Makes the rows of an edition that is to go out. */
export async function insertEdition(
	{ database }: Store,
	{ clinicianId, date, edition, from, to }: Edition & BriefedDay,
	times: Pick<CommandsTable, 'command_id' | 'planned_at' | 'next_at' | 'expires_at'>,
): Promise<void> {
	await database
		.insertInto('commands')
		.values({ ...times, kind: 'brief', reader: clinicianId, state: 'planned' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await database
		.insertInto('briefs')
		.values({
			command_id: times.command_id,
			clinician_id: clinicianId,
			date,
			edition,
			day_from: from,
			day_to: to,
			gathered_at: times.planned_at,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What the gate has to know of an edition. */
export async function editionFacts(
	store: Store,
	commandId: string,
	now: number,
): Promise<Pick<BriefFacts, 'lines' | 'earlier' | 'changed'>> {
	const { day } = await readEdition(store, commandId);
	const lines = await gatherLines(store, day);
	const told = await lastTold(store, day);
	const changes = await changesSince(store, told?.command_id, lines);
	return {
		lines: lines.filter(({ sessionAt }) => sessionAt > now).length,
		earlier: told !== undefined,
		changed: changes.map(({ sessionAt }) => sessionAt),
	};
}

/** Notes what an edition says that is let through now, of sessions ahead, in place of what an earlier try would have said. */
export async function noteLines(store: Store, commandId: string, now: number): Promise<void> {
	const { database } = store;
	const lines = await linesAhead(store, (await readEdition(store, commandId)).day, now);
	await database.updateTable('briefs').set({ gathered_at: now }).where('command_id', '=', commandId).execute();
	await database.deleteFrom('brief_lines').where('command_id', '=', commandId).execute();
	if (lines.length === 0) return;
	await database
		.insertInto('brief_lines')
		.values(
			lines.map(({ assignmentId, sessionAt, digest }) => ({
				command_id: commandId,
				assignment_id: assignmentId,
				session_at: sessionAt,
				digest,
			})),
		)
		.execute();
}

/** An edition, with its day. */
export async function readEdition(
	{ database }: Store,
	commandId: string,
): Promise<{ day: BriefedDay; edition: number; gatheredAt: number; plannedAt: number }> {
	const row = await database
		.selectFrom('briefs')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.select(['clinician_id', 'date', 'edition', 'day_from', 'day_to', 'gathered_at', 'planned_at'])
		.where('briefs.command_id', '=', commandId)
		.executeTakeFirstOrThrow();
	const day = { clinicianId: row.clinician_id, date: row.date, from: row.day_from, to: row.day_to };
	return { day, edition: row.edition, gatheredAt: row.gathered_at, plannedAt: row.planned_at };
}

/** The last edition that has said what there was to say, as far as it depends on us. */
export async function lastTold(store: Store, day: BriefedDay) {
	return await editionsOf(store, day)
		.where((where) =>
			where.or([
				where('commands.state', 'in', ['sent', 'refused']),
				where.and([where('commands.state', '=', 'unknown'), where('commands.next_at', 'is', null)]),
				where.and([where('commands.state', '=', 'skipped'), where('commands.reason', '=', 'by-flow')]),
			]),
		)
		.executeTakeFirst();
}

/** The last edition before another one that the clinician has got, or may have. */
export async function lastOut(store: Store, { edition, ...day }: BriefedDay & { edition: number }) {
	return await editionsOf(store, day)
		.where('briefs.edition', '<', edition)
		.where('commands.may_have_gone_at', 'is not', null)
		.executeTakeFirst();
}

function editionsOf({ database }: Store, { clinicianId, date }: BriefedDay) {
	return database
		.selectFrom('briefs')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.select(['briefs.command_id', 'briefs.edition', 'briefs.gathered_at'])
		.where('briefs.clinician_id', '=', clinicianId)
		.where('briefs.date', '=', date)
		.orderBy('briefs.edition', 'desc');
}

/** The number of the last edition that is over, 0 where none is. */
export async function lastNumber({ database }: Store, { clinicianId, date }: BriefedDay): Promise<number> {
	const { last } = await database
		.selectFrom('briefs')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.select(({ fn }) => fn.max('briefs.edition').as('last'))
		.where('briefs.clinician_id', '=', clinicianId)
		.where('briefs.date', '=', date)
		.where('commands.next_at', 'is', null)
		.where('commands.state', '!=', 'trying')
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/** Whether an edition would still say what was noted when it was let through. */
export async function isAsNoted(store: Store, commandId: string, now: number): Promise<boolean> {
	const { day } = await readEdition(store, commandId);
	return (await changesAhead(store, commandId, await linesAhead(store, day, now), now)).length === 0;
}
