import { MAX_LINE, MAX_LONG_TEXT, type EntryProblem } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Field } from '../../../temporal/contract/exercise-fields';
import { tooLong } from '../too-long';
import type { PageWords } from '../words/page-words';

/** Why something that was entered cannot be taken, and what to do. */
export function problemInWords({ reason }: EntryProblem, asked: Field, value: string, words: PageWords): string {
	const { worksheet } = words;
	switch (reason) {
		case 'too-long':
			return tooLong(value, asked.type === 'text' ? MAX_LINE : MAX_LONG_TEXT, words);
		case 'no-number':
			return worksheet.noNumber;
		case 'out-of-bounds':
			return boundsOf(asked, worksheet);
		case 'none-of-these':
			return worksheet.noneOfThese;
		case 'no-date':
			return worksheet.noDate;
		case 'no-time':
			return worksheet.noTime;
		case 'too-many-rows':
			return worksheet.tooManyRows(MAX_ROWS);
	}
}

function boundsOf(asked: Field, { atLeast, atMost, between }: PageWords['worksheet']): string {
	const { min, max }: { min?: number; max?: number } = asked.type === 'number' ? asked : {};
	if (min === undefined) return atMost(max!);
	return max === undefined ? atLeast(min) : between(min, max);
}
