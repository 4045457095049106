import type { Operation } from '../shared/operation';
import { applyPolicyOperation } from './apply-policy/parameters';
import { pauseOperation } from './pause/parameters';
import { resumeOperation } from './resume/parameters';
import { sendNowOperation } from './send-now/parameters';
import { showOperation } from './show/parameters';

/** What Homework Remind can be set to. */
export const remindOperations: Operation[] = [
	applyPolicyOperation,
	pauseOperation,
	resumeOperation,
	sendNowOperation,
	showOperation,
];
