import { sql } from 'kysely';
import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';
import type { BriefedDay } from './editions';

/** So much of a client's homework of before is told of after a handover, the latest. */
const TOLD_OF = 5;

/** An edition that is put together at an instant, in milliseconds. */
interface Gathered extends BriefedDay {
	commandId: string;
	at: number;
}

/** An assignment that a clinician has taken over. */
interface TakenOver {
	assignmentId: string;
	clientId: string;
	/** Since when it is the clinician's, in milliseconds. */
	since: number;
	sessionAt: number;
}

/**
 * The homework that is over of those clients of an edition whom the clinician has taken over and was told nothing of since:
 * of each the latest, in order. It is of what was handed over alone; of an assignment that was handed over by itself, nothing.
 */
export async function homeworkBefore(store: Store, edition: Gathered): Promise<Story[]> {
	const taken = await takenOver(store, edition);
	const over = taken.filter(({ sessionAt }) => sessionAt <= edition.at);
	if (over.length === 0) return [];
	const clients = [...new Set(over.map(({ clientId }) => clientId))];
	const told = await lastToldOf(store, edition, clients);
	const ids = clients.flatMap((clientId) => {
		const since = Math.max(...taken.filter((one) => one.clientId === clientId).map((one) => one.since));
		if ((told.get(clientId) ?? -Infinity) >= since) return [];
		const theirs = over.filter((one) => one.clientId === clientId);
		return theirs.slice(-TOLD_OF).map(({ assignmentId }) => assignmentId);
	});
	const stories = await readStories(store, ids);
	return ids.map((id) => stories.get(id)!);
}

/** What a clinician has taken over of the clients of an edition, in the order of the sessions. */
async function takenOver({ database }: Store, { commandId, clinicianId, at, to }: Gathered): Promise<TakenOver[]> {
	return await database
		.selectFrom('assignments')
		.innerJoin('responsibilities', 'responsibilities.assignment_id', 'assignments.assignment_id')
		.select([
			'assignments.assignment_id as assignmentId',
			'assignments.client_id as clientId',
			'responsibilities.from_at as since',
			sql<number>`coalesce(assignments.session_at, assignments.due_at)`.as('sessionAt'),
		])
		.where('assignments.client_id', 'in', (query) =>
			query
				.selectFrom('brief_lines')
				.innerJoin('assignments as told', 'told.assignment_id', 'brief_lines.assignment_id')
				.select('told.client_id')
				.where('brief_lines.command_id', '=', commandId),
		)
		.where('assignments.outcome', 'not in', ['withdrawn', 'refused'])
		.where('responsibilities.clinician_id', '=', clinicianId)
		.where('responsibilities.from_at', '>', 0)
		.where('responsibilities.from_at', '<', to)
		.where('responsibilities.until_at', '>', at)
		.orderBy('sessionAt')
		.orderBy('assignmentId')
		.execute();
}

/** When a clinician last got, or may have got, another edition that told of these clients; one for the same day counts whenever it was. */
async function lastToldOf(
	{ database }: Store,
	{ commandId, clinicianId, date }: Gathered,
	clientIds: string[],
): Promise<Map<string, number>> {
	const rows = await database
		.selectFrom('assignments')
		.innerJoin('brief_lines', 'brief_lines.assignment_id', 'assignments.assignment_id')
		.innerJoin('briefs', 'briefs.command_id', 'brief_lines.command_id')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.select(['assignments.client_id as clientId', 'briefs.date', 'commands.may_have_gone_at as at'])
		.where('assignments.client_id', 'in', clientIds)
		.where('briefs.clinician_id', '=', clinicianId)
		.where('briefs.command_id', '!=', commandId)
		.where('commands.may_have_gone_at', 'is not', null)
		.execute();
	const told = new Map<string, number>();
	for (const row of rows) {
		const at = row.date === date ? Infinity : row.at!;
		told.set(row.clientId, Math.max(told.get(row.clientId) ?? -Infinity, at));
	}
	return told;
}
