import type { Operation } from '../shared/operation';
import { assignOperation } from './assign/parameters';
import { changeDatesOperation } from './change-dates/parameters';
import { handOverOperation } from './hand-over/parameters';
import { withdrawOperation } from './withdraw/parameters';

/** What Homework Assign can be set to. */
export const assignOperations: Operation[] = [
	assignOperation,
	changeDatesOperation,
	handOverOperation,
	withdrawOperation,
];
