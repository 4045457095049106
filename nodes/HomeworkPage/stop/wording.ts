import type { Language } from '../../../temporal/contract/language';
import type { StopScope } from '../../../temporal/contract/stops';
import { wordsIn } from '../words/page-words';

/** What was shown to whoever stopped messages, or without a scope wants them again, for the record. */
export function shownTo(scope: StopScope | undefined, language: Language): string {
	const { question, choices, back } = wordsIn(language).stop;
	return scope === undefined ? back : `${question} ${choices[scope]}`;
}

/** For the record, where nothing was shown. */
export const ONE_CLICK = 'Unsubscribed by the button of a mail program';
