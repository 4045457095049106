import type { Operation } from '../shared/operation';
import { checkOperation } from './check/parameters';
import { scorecardOperation } from './scorecard/parameters';
import { sessionOperation } from './session/parameters';
import { statusOperation } from './status/parameters';
import { whoReadOperation } from './who-read/parameters';

/** What Homework Summarize can be set to. */
export const summarizeOperations: Operation[] = [
	sessionOperation,
	checkOperation,
	scorecardOperation,
	statusOperation,
	whoReadOperation,
];
