import type { Operation } from '../shared/operation';
import { allowMessagesOperation } from './allow-messages/parameters';
import { applyPolicyOperation } from './apply-policy/parameters';
import { explainOperation } from './explain/parameters';
import { holdEverythingOperation } from './hold-everything/parameters';
import { letGoOperation } from './let-go/parameters';
import { nudgeOperation } from './nudge/parameters';
import { pauseOperation } from './pause/parameters';
import { resumeOperation } from './resume/parameters';
import { sendAgainOperation } from './send-again/parameters';
import { sendNowOperation } from './send-now/parameters';
import { showOperation } from './show/parameters';
import { stopMessagesOperation } from './stop-messages/parameters';

/** What Homework Remind can be set to. */
export const remindOperations: Operation[] = [
	allowMessagesOperation,
	applyPolicyOperation,
	explainOperation,
	holdEverythingOperation,
	letGoOperation,
	nudgeOperation,
	pauseOperation,
	resumeOperation,
	sendAgainOperation,
	sendNowOperation,
	showOperation,
	stopMessagesOperation,
];
