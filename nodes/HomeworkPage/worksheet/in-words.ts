import { hindranceSchema, reportedOutcomeSchema } from '../../../temporal/contract/change-inputs';
import { chosenInWords } from '../../../temporal/contract/entries-in-words';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import { wordsIn } from '../words/page-words';
import { worksheet, type Input } from './inputs';

/** What was entered into an input of a form, as it was asked and with what it is about. */
export function inputInWords(
	input: string,
	values: string[],
	{ fields, language }: Pick<PageMemo['exercise'], 'fields' | 'language'>,
): { label: string; text: string } {
	const words = wordsIn(language);
	const { answer } = words;
	const [value = ''] = values;
	const outcome = input === 'outcome' && reportedOutcomeSchema.safeParse(value).data;
	if (outcome) return { label: answer.howDidItGo, text: answer.outcomes[outcome] };
	const hindrance = input === 'hindrance' && hindranceSchema.safeParse(value).data;
	if (hindrance) return { label: answer.whatGotInTheWay, text: answer.hindrances[hindrance] };
	for (const field of worksheet(fields, { entered: { [input]: values } }, words)) {
		const rows = field.as === 'input' ? [{ label: '', inputs: [field.input] }] : field.rows;
		for (const row of rows) {
			const found = row.inputs.find(({ name }) => name === input);
			if (found) return { label: [row.label, found.label].filter(Boolean).join(': '), text: textOf(found, values) };
		}
	}
	return { label: answer.reflection, text: values.join(', ') };
}

function textOf({ options }: Input, values: string[]): string {
	return chosenInWords(values.map((value) => options.find((option) => option.value === value)?.label ?? value));
}
