import { INPUT_BEGINS } from '../../temporal/contract/entries';
import type { PageMemo } from '../../temporal/contract/page-memo';
import type { PostedForm } from './form';
import { inputInWords } from './worksheet/in-words';

/**
 * All that somebody wrote in a form, as one text.
 *
 * @param exercise of which it was; where nobody knows that any more, what was filled in has the names of its fields
 */
export function writtenIn(
	{ note, entered }: PostedForm,
	exercise?: Pick<PageMemo['exercise'], 'fields' | 'language'>,
): string {
	const lines = Object.entries(entered).map(([input, values]) => {
		const { label, text } = exercise
			? inputInWords(input, values, exercise)
			: { label: input.slice(INPUT_BEGINS.length), text: values.join(', ') };
		return `${label}: ${text}`;
	});
	return [...lines, ...(note.trim() ? [note] : [])].join('\n');
}
