import type { Store } from '../tables/store';

/** The clinician and the day of a brief. */
export interface ReadBrief {
	clinicianId: string;
	/** `YYYY-MM-DD` */
	date: string;
}

/**
 * The homework that a brief told of, in any edition that its clinician has got, or may have, and that is still the clinician's.
 *
 * @param now in milliseconds
 */
export async function ownHomework(
	{ database }: Store,
	{ clinicianId, date }: ReadBrief,
	now: number,
): Promise<string[]> {
	const told = await database
		.selectFrom('briefs')
		.innerJoin('commands', 'commands.command_id', 'briefs.command_id')
		.innerJoin('brief_lines', 'brief_lines.command_id', 'briefs.command_id')
		.select('brief_lines.assignment_id as id')
		.distinct()
		.where('briefs.clinician_id', '=', clinicianId)
		.where('briefs.date', '=', date)
		.where('commands.may_have_gone_at', 'is not', null)
		.execute();
	const ids = told.map(({ id }) => id);
	const turns = await database
		.selectFrom('responsibilities')
		.select(['assignment_id as id', 'clinician_id as whose'])
		.where('assignment_id', 'in', ids)
		.where('from_at', '<=', now)
		.orderBy('position')
		.execute();
	const whose = new Map(turns.map((turn) => [turn.id, turn.whose]));
	return ids.filter((id) => whose.get(id) === clinicianId);
}
