import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Language } from '../../../temporal/contract/language';
import { inputInWords } from '../worksheet/in-words';
import { writeBase } from './base';
import type { SavedDraft } from './draft';
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
		elsewhere: draft.elsewhere.map(({ input, values }) => inputInWords(input, values, { fields, language })),
	};
	return { ...formOfDraft(draft), base: writeBase(saved.ids, saved.draft.values), draft: shown };
}
