import type { Outcome } from '../../../temporal/contract/assignment';
import type { NotMoved, Rescheduling, Submission } from '../../../temporal/contract/change-inputs';

/** The answers that an assignment was given. */
export class Answers {
	private readonly ids = new Set<string>();
	private reportedBy: Submission['reportedBy'] | undefined;

	/** Whether another answer takes the place of the one that stands. */
	changes({ submissionId, outcome, reportedBy, corrects }: Submission, standing: Outcome): boolean {
		const isOwnWord = reportedBy === 'client' && this.reportedBy === 'staff';
		return corrects === true && !this.ids.has(submissionId) && (outcome !== standing || isOwnWord);
	}

	take({ submissionId, reportedBy }: Submission): void {
		this.ids.add(submissionId);
		this.reportedBy = reportedBy;
	}
}

/** What of a rescheduling cannot be done, before anything else is looked at. */
export function unfitDates({ dueAt, sessionAt }: Rescheduling, deliverAt: string, now: number): NotMoved[] {
	const early = `must be after delivery (${deliverAt})`;
	const delivery = Date.parse(deliverAt);
	const notMoved: NotMoved[] = [];
	if (sessionAt != null && Date.parse(sessionAt) <= delivery) notMoved.push({ part: 'sessionAt', reason: early });
	if (dueAt === undefined) return notMoved;
	if (Date.parse(dueAt) <= now) notMoved.push({ part: 'dueAt', reason: 'lies in the past; it must be ahead' });
	else if (Date.parse(dueAt) <= delivery) notMoved.push({ part: 'dueAt', reason: early });
	return notMoved;
}
