import type { Store } from '../tables/store';

/** The assignments of an edition of which no edition for the day that the clinician has read said the same. */
export async function unseenIn({ database }: Store, commandId: string): Promise<string[]> {
	const rows = await database
		.selectFrom('brief_lines')
		.select('assignment_id')
		.where('command_id', '=', commandId)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('briefs')
						.innerJoin('briefs as read', (join) =>
							join.onRef('read.clinician_id', '=', 'briefs.clinician_id').onRef('read.date', '=', 'briefs.date'),
						)
						.innerJoin('brief_lines as said', 'said.command_id', 'read.command_id')
						.select('said.assignment_id')
						.where('briefs.command_id', '=', commandId)
						.where('read.seen_at', 'is not', null)
						.whereRef('said.assignment_id', '=', 'brief_lines.assignment_id')
						.whereRef('said.digest', '=', 'brief_lines.digest'),
				),
			),
		)
		.orderBy('assignment_id')
		.execute();
	return rows.map((row) => row.assignment_id);
}

/** When a clinician has said that an edition was read, in milliseconds. */
export async function seenAt({ database }: Store, commandId: string): Promise<number | undefined> {
	const row = await database
		.selectFrom('briefs')
		.select('seen_at')
		.where('command_id', '=', commandId)
		.executeTakeFirst();
	return row?.seen_at ?? undefined;
}
