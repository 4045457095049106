import type { MarkReviewed, Review, Reviewed, ToldReview } from '../../contract/review';
import { reportedOutcomeSchema } from '../../contract/change-inputs';
import { eventId } from '../../contract/names';
import type { Answer } from '../../contract/question';
import { recordEvent } from '../assignments/events';
import type { Store } from '../tables/store';
import { ownHomework } from './own-homework';
import { newestReviews, wasNoteWritten } from './written-reviews';

/** What came of a review, and what its assignment is to be told of the note for the client, where there is or was one. */
export interface RecordedReview {
	as: Reviewed['as'] | 'nothing-on-record';
	tell?: ToldReview;
}

/** That clinicians have looked at what clients answered. */
export class Reviews {
	constructor(private readonly store: Store) {}

	/**
	 * Records a review, once under its id: whatever stood before stays on record beside it. It is of an answer, and so there is
	 * none of what nobody has answered; what is withdrawn is not looked at any more.
	 *
	 * @param now in milliseconds
	 */
	async record(review: MarkReviewed, now: number): Promise<RecordedReview> {
		return await this.store.transaction(async (store) => {
			const { assignmentId } = review;
			await store.holdAssignments([assignmentId]);
			const as = await recordReview(store, review, now);
			if ((as !== 'recorded' && as !== 'stands') || !(await wasNoteWritten(store, assignmentId))) return { as };
			const newest = (await newestReviews(store, [assignmentId])).get(assignmentId);
			return { as, tell: { noteToClient: newest?.note !== undefined } };
		});
	}

	/** What the client's page shows of the newest review; null where nothing was written to the client. */
	async noteToClient(assignmentId: string): Promise<Answer<'noteToClient'>> {
		const newest = (await newestReviews(this.store, [assignmentId])).get(assignmentId);
		if (newest?.note === undefined) return null;
		const { at, by, note } = newest;
		return { at, note, ...(by !== undefined && { by }) };
	}

	/** The newest review of each of these assignments; those without one are left out. */
	async newest(assignmentIds: string[]): Promise<Map<string, Review>> {
		return await newestReviews(this.store, assignmentIds);
	}
}

async function recordReview(store: Store, review: MarkReviewed, now: number): Promise<RecordedReview['as']> {
	const { database, cipher } = store;
	const { reviewId, assignmentId, by, effort, note, at } = review;
	const assignment = await database
		.selectFrom('assignments')
		.select('outcome')
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirst();
	if (!assignment) return 'nothing-on-record';
	const before = await database
		.selectFrom('reviews')
		.select('review_id')
		.where('review_id', '=', reviewId)
		.executeTakeFirst();
	if (before) return 'stands';
	if (by && !(await ownHomework(store, by, now)).includes(assignmentId)) return 'somebody-elses';
	const { outcome } = assignment;
	if (outcome === 'withdrawn') return 'withdrawn';
	if (!reportedOutcomeSchema.safeParse(outcome).success) return 'not-answered';
	const reviewedAt = Math.min(Date.parse(at), now);
	await database
		.insertInto('reviews')
		.values({
			review_id: reviewId,
			assignment_id: assignmentId,
			clinician_id: by?.clinicianId ?? null,
			effort: effort ?? null,
			note: cipher.sealOptional(note, 'reviews.note', reviewId),
			reviewed_at: reviewedAt,
			recorded_at: now,
		})
		.execute();
	await recordEvent(store, {
		eventId: eventId(assignmentId, 'reviewed', reviewId),
		...{ assignmentId, kind: 'reviewed', outcome, reportedBy: 'staff' },
		at: new Date(reviewedAt).toISOString(),
	});
	return 'recorded';
}
