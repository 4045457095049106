import type { Review } from '../../contract/review';
import { readClinician } from '../people/clinicians';
import type { Store } from '../tables/store';

/** The newest review of each of these assignments, as it was asked for last; those without one are left out. */
export async function newestReviews(store: Store, assignmentIds: string[]): Promise<Map<string, Review>> {
	const { database, cipher } = store;
	const rows = await database
		.selectFrom('reviews')
		.selectAll()
		.where('assignment_id', 'in', assignmentIds)
		.orderBy('reviewed_at')
		.orderBy('recorded_at')
		.orderBy('review_id')
		.execute();
	const newest = new Map<string, Review>();
	for (const row of new Map(rows.map((each) => [each.assignment_id, each])).values()) {
		const by = row.clinician_id === null ? undefined : await readClinician(store, row.clinician_id);
		const note = cipher.unsealOptional(row.note, 'reviews.note', row.review_id);
		newest.set(row.assignment_id, {
			at: new Date(row.reviewed_at).toISOString(),
			...(by && { by: by.name }),
			...(row.effort !== null && { effort: row.effort }),
			...(note !== undefined && { note }),
		});
	}
	return newest;
}

/** Whether a review of an assignment has, or had, a note for the client. */
export async function wasNoteWritten({ database }: Store, assignmentId: string): Promise<boolean> {
	const row = await database
		.selectFrom('reviews')
		.select('review_id')
		.where('assignment_id', '=', assignmentId)
		.where('note', 'is not', null)
		.executeTakeFirst();
	return row !== undefined;
}
