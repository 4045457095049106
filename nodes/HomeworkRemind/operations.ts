import type { Operation } from '../shared/operation';
import { allowMessagesOperation } from './allow-messages/parameters';
import { applyPolicyOperation } from './apply-policy/parameters';
import { holdEverythingOperation } from './hold-everything/parameters';
import { letGoOperation } from './let-go/parameters';
import { pauseOperation } from './pause/parameters';
import { resumeOperation } from './resume/parameters';
import { sendNowOperation } from './send-now/parameters';
import { showOperation } from './show/parameters';
import { stopMessagesOperation } from './stop-messages/parameters';

/** What Homework Remind can be set to. */
export const remindOperations: Operation[] = [
	allowMessagesOperation,
	applyPolicyOperation,
	holdEverythingOperation,
	letGoOperation,
	pauseOperation,
	resumeOperation,
	sendNowOperation,
	showOperation,
	stopMessagesOperation,
];
