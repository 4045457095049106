/**
 * What stands in place of something that a worker may not open. Free of imports, so that workflow code may use this file.
 */

/** Why it is not opened: nobody encrypted it; the ring lacks its key; or it is not what was encrypted. */
export type UnreadableReason = 'in-the-clear' | 'unknown-key' | 'damaged';

/** Type of a failure that nobody of ours has written; its detail is what stands in its place. */
export const NOT_OURS = 'NotOurs';

export interface Unreadable {
	homeworkUnreadable: {
		why: UnreadableReason;
		/** What to do about it, for engineers; names key ids at most. */
		words: string;
		/** The payload as it came in, base64 of its protobuf form. */
		kept: string;
	};
}

/** Whether this stands for something that could not be opened. */
export function isUnreadable(value: unknown): value is Unreadable {
	return typeof value === 'object' && value !== null && 'homeworkUnreadable' in value;
}
