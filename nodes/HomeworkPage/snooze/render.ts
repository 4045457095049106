import type { Language } from '../../../temporal/contract/language';
import { parsed, renderPage } from '../engine';
import type { PageAnswer } from '../page-answer';
import { wordsIn } from '../words/page-words';
import { BUTTONS, type PostedSnooze } from './form';
import { SNOOZE_UNSAVED_PAGE } from './templates';

const { unsaved } = parsed({ unsaved: SNOOZE_UNSAVED_PAGE });

/**
 * What is shown to whoever wants to be reminded later while nothing can be looked up: the form by which it can be asked for again.
 *
 * @param language the browser's
 */
export function snoozeNotSaved({ days, nonce }: PostedSnooze, language: Language): PageAnswer {
	const variables = { nonce, value: BUTTONS[days], label: wordsIn(language).snooze.labels[days] };
	return { status: 503, html: renderPage(unsaved, language, variables) };
}
