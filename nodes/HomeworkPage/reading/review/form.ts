import { field } from '../../form';

/** What a clinician posts who marks an answer as reviewed. */
export interface PostedReview {
	assignmentId: string;
	/** From 0 to 4; undefined where none was chosen. */
	effort?: number;
	/** To the client. */
	note: string;
}

/** Reads a posted review. */
export function readReview(body: unknown): PostedReview {
	const effort = field(body, 'effort');
	return {
		assignmentId: field(body, 'assignment'),
		...(/^[0-4]$/.test(effort) && { effort: Number(effort) }),
		note: field(body, 'note').replaceAll('\r\n', '\n'),
	};
}
