import { hindranceSchema, reportedOutcomeSchema } from '../../../temporal/contract/change-inputs';
import { chosenInWords } from '../../../temporal/contract/entries-in-words';
import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Language } from '../../../temporal/contract/language';
import { wordsIn, type PageWords } from '../words/page-words';
import { worksheet, type Input } from '../worksheet/inputs';
import { writeBase } from './base';
import type { Draft, SavedDraft } from './draft';
import { formOfDraft } from './form';

/** What a page says of what is saved for later. */
export interface ShownDraft {
	isSaved: boolean;
	unreadable: boolean;
	/** What another device has saved and the form does not hold, with what it is about. */
	elsewhere: Array<{ label: string; text: string }>;
}

/**
 * A form as it is shown with what is saved.
 *
 * @param draft what it holds, where that is not yet saved
 */
export function withSaved(saved: SavedDraft, fields: Field[], language: Language, draft = saved.draft) {
	const shown: ShownDraft = {
		isSaved: saved.ids.length > 0,
		unreadable: saved.unreadable,
		elsewhere: draft.elsewhere.map((one) => inWords(one, fields, wordsIn(language))),
	};
	return { ...formOfDraft(draft), base: writeBase(saved.ids, saved.draft.values), draft: shown };
}

function inWords({ input, values }: Draft['elsewhere'][number], fields: Field[], words: PageWords) {
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
