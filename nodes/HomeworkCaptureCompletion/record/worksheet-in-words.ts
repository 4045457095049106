import type { Entries } from '../../../temporal/contract/entries';
import type { Field } from '../../../temporal/contract/exercise-fields';
import { noneFound } from '../../shared/worksheet/words';

/** A worksheet that an item brings. */
export interface Worksheet {
	entries: Entries;
	/** What its exercise asks for, one at least. */
	fields: Field[];
}

/** How many of its fields hold something. */
export function keptOf({ entries }: Worksheet): number {
	return Object.keys(entries).length;
}

/** How much of it is kept with the outcome, or would be. */
export function worksheetInWords(worksheet: Worksheet, would = false): string {
	const [kept, all] = [keptOf(worksheet), worksheet.fields.length];
	const is = (one: boolean) => (would ? 'would be' : one ? 'is' : 'are');
	if (kept === 0) return `No worksheet comes with it, since ${noneFound(worksheet.fields)}`;
	if (all === 1) return `The one field of the worksheet ${is(true)} kept with it`;
	return `${kept === all ? `All ${all}` : `${kept} of the ${all}`} fields of the worksheet ${is(kept === 1)} kept with it`;
}
