import { ApplicationFailure, defineSearchAttributeKey } from '@temporalio/common';
import { patched, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { SEARCH_ATTRIBUTE } from '../contract/names';
import { isUnreadable, type Unreadable } from '../contract/unreadable';

const troubleKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.trouble, 'KEYWORD');

/** Where the worker got the key later: what was refused stays so, and its reason is on record. */
const READABLE_BY_NOW: Unreadable['homeworkUnreadable'] = {
	why: 'unknown-key',
	words: 'It could not be read when it came in.',
	kept: '',
};

/**
 * Tells what came in unreadable: nobody encrypted it, or with a key that the worker lacks. Which it was is marked in the
 * history, since the ring may have got the key by the time that the history is replayed.
 */
export class Reading {
	private count = 0;

	/** @param mark of what is read by it, in the history */
	constructor(private readonly mark = 'unreadable') {}

	/**
	 * Why the next thing that came in cannot be read, or undefined where it can. To be asked once for each, in their order.
	 *
	 * @throws Error where it was read once, and the ring has lost its key since
	 */
	next(input: unknown): Unreadable['homeworkUnreadable'] | undefined {
		const mark = `${this.mark} ${this.count}`;
		this.count += 1;
		if (!isUnreadable(input)) {
			return workflowInfo().unsafe.isReplaying && patched(mark) ? READABLE_BY_NOW : undefined;
		}
		if (patched(mark)) return input.homeworkUnreadable;
		throw new Error(`The key ring lacks a key by which this was read before. ${input.homeworkUnreadable.words}`);
	}

	/**
	 * Makes sure that what a workflow was started with can be read.
	 *
	 * @throws ApplicationFailure where it cannot, which ends the workflow
	 * @throws Error where an earlier run has left it: another worker has the key, and the task is tried again
	 */
	start(input: unknown): void {
		if (isUnreadable(input) && workflowInfo().continuedFromExecutionRunId !== undefined) {
			throw new Error(`What the run before has left cannot be read here. ${input.homeworkUnreadable.words}`);
		}
		const unreadable = this.next(input);
		if (!unreadable && typeof input === 'object' && input !== null) return;
		raise('unreadable');
		throw unreadableFailure(unreadable?.words ?? 'It was started without an input.');
	}
}

/** Tells engineers by a search attribute what is wrong, or that nothing is any more. */
export function raise(trouble: 'unreadable' | undefined): void {
	upsertSearchAttributes([{ key: troubleKey, value: trouble ?? null }]);
}

/** Refuses what cannot be read. */
export function unreadableFailure(words: string): ApplicationFailure {
	return ApplicationFailure.nonRetryable(words, 'Unreadable');
}
