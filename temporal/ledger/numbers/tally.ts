import { sql, type RawBuilder } from 'kysely';
import type { Delivery } from '../../contract/assignment';
import type { Counts } from '../../contract/numbers';
import type { Period } from '../../numbers/period';
import type { Tally } from '../../numbers/scorecard';
import type { Store } from '../tables/store';

/** What each of the counts counts, over the columns of `facts` at the instant `now`. */
function countsAt(now: number): Record<keyof Counts, RawBuilder<unknown>> {
	const counted = sql`outcome <> 'withdrawn'`;
	// What somebody has answered has arrived, whatever became known of its delivery.
	const arrived = sql`(delivery = 'delivered' or answered_at is not null)`;
	const due = sql`${counted} and ${arrived} and due_at <= ${now}`;
	const inTime = sql`(done_at <= due_at or done_at < deadline_at)`;
	const completed = sql`${due} and done_at is not null and ${inTime}`;
	const lost = (delivery: Delivery) => sql`${counted} and not ${arrived} and delivery = ${delivery}`;
	const toReview = sql`${due} and has_session = 1 and answered_at < deadline_at`;
	return {
		assigned: sql`1 = 1`,
		withdrawn: sql`outcome = 'withdrawn'`,
		undelivered: lost('undeliverable'),
		unconfirmed: lost('unconfirmed'),
		ahead: sql`${counted} and ((${arrived} and due_at > ${now}) or (not ${arrived} and delivery = 'waiting'))`,
		due,
		completed,
		onTime: sql`${completed} and done_at <= due_at`,
		late: sql`${due} and done_at is not null and not ${inTime}`,
		partly: sql`${due} and outcome = 'partly'`,
		couldNot: sql`${due} and outcome = 'could-not'`,
		noAnswer: sql`${due} and outcome in ('open', 'no-answer')`,
		reminded: sql`${due} and reminded_at is not null and (done_at is null or reminded_at < done_at)`,
		afterReminder: sql`${completed} and reminded_at < done_at`,
		byStaff: sql`${completed} and reported_by = 'staff'`,
		toReview,
		reviewed: sql`${toReview} and reviewed_at < deadline_at`,
	};
}

/**
 * Counts what is due in a period, on one indexed read.
 *
 * @param now in milliseconds: what is due later is ahead
 */
export async function tallies({ database }: Store, { from, until }: Period, now: number): Promise<Tally[]> {
	const counts = Object.entries(countsAt(now)).map(([name, when]) =>
		sql<number | string>`sum(case when ${when} then 1 else 0 end)`.as(name as keyof Counts),
	);
	const rows = await database
		.selectFrom('facts')
		.select(['exercise_id', 'clinician_id'])
		.select(counts)
		.where('due_at', '>=', from)
		.where('due_at', '<', until)
		.groupBy(['exercise_id', 'clinician_id'])
		.orderBy('exercise_id')
		.orderBy('clinician_id')
		.execute();
	return rows.map(({ exercise_id, clinician_id, ...sums }) => ({
		exerciseId: exercise_id,
		...(clinician_id !== null && { clinicianId: clinician_id }),
		// PostgreSQL has sums as text.
		...(Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, Number(sum)])) as unknown as Counts),
	}));
}
