import { MAX_LINE, MAX_LONG_TEXT, type EntryProblem } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Field } from '../../../temporal/contract/exercise-fields';
import { tooLong } from '../words';

/** Why something that was entered cannot be taken, and what to do. */
export function problemInWords({ reason }: EntryProblem, asked: Field, value: string): string {
	switch (reason) {
		case 'too-long':
			return tooLong(value, asked.type === 'text' ? MAX_LINE : MAX_LONG_TEXT);
		case 'no-number':
			return 'Please write a number here, such as 4 or 2.5.';
		case 'out-of-bounds':
			return `Please write a number ${boundsOf(asked)}.`;
		case 'none-of-these':
			return 'Please choose one of these, or leave it empty.';
		case 'no-date':
			return 'Please write a day, such as 2026-12-01, or leave it empty.';
		case 'no-time':
			return 'Please write a time, such as 21:30, or leave it empty.';
		case 'too-many-rows':
			return `Up to ${MAX_ROWS} lines fit in here. Please leave out some, or put them into your reflection.`;
	}
}

function boundsOf(asked: Field): string {
	const { min, max }: { min?: number; max?: number } = asked.type === 'number' ? asked : {};
	if (min === undefined) return `of ${max} or less`;
	return max === undefined ? `of ${min} or more` : `from ${min} to ${max}`;
}
