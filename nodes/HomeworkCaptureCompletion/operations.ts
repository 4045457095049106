import type { Operation } from '../shared/operation';
import { addNoteOperation } from './add-note/parameters';
import { getFormOperation } from './get-form/parameters';
import { markReviewedOperation } from './mark-reviewed/parameters';
import { recordOperation } from './record/parameters';

/** What Homework Capture Completion can be set to. */
export const captureOperations: Operation[] = [
	addNoteOperation,
	getFormOperation,
	markReviewedOperation,
	recordOperation,
];
