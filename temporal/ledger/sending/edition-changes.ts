import type { Store } from '../tables/store';
import type { BriefLine } from './brief-lines';

/** That an edition says something of an assignment that an earlier one did not say. */
export interface LineChange {
	assignmentId: string;
	/** In milliseconds; of a line that is gone, as the earlier edition told it. */
	sessionAt: number;
	what: 'new' | 'changed' | 'gone';
}

/** How lines differ from those of an earlier edition; without one all of them are new. */
export async function changesSince(
	{ database }: Store,
	earlierId: string | undefined,
	lines: BriefLine[],
): Promise<LineChange[]> {
	const earlier =
		earlierId === undefined
			? []
			: await database.selectFrom('brief_lines').selectAll().where('command_id', '=', earlierId).execute();
	const before = new Map(earlier.map((row) => [row.assignment_id, row]));
	const changes = lines.flatMap(({ assignmentId, sessionAt, digest }): LineChange[] => {
		const known = before.get(assignmentId);
		if (known?.digest === digest) return [];
		return [{ assignmentId, sessionAt, what: known ? 'changed' : 'new' }];
	});
	for (const { assignmentId } of lines) before.delete(assignmentId);
	const gone = [...before.values()].map((row): LineChange => ({
		assignmentId: row.assignment_id,
		sessionAt: row.session_at,
		what: 'gone',
	}));
	return [...changes, ...gone];
}

/** The same, of sessions that are ahead. */
export async function changesAhead(
	store: Store,
	earlierId: string | undefined,
	lines: BriefLine[],
	now: number,
): Promise<LineChange[]> {
	return (await changesSince(store, earlierId, lines)).filter(({ sessionAt }) => sessionAt > now);
}
