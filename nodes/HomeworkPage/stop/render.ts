import type { Language } from '../../../temporal/contract/language';
import { stopScopeSchema, type StopScope } from '../../../temporal/contract/stops';
import { parsed, renderPage } from '../engine';
import { wordsIn } from '../words/page-words';
import { AGAIN_PAGE, ASK_PAGE, STOPPED_PAGE } from './templates';

const templates = parsed({ ask: ASK_PAGE, again: AGAIN_PAGE, stopped: STOPPED_PAGE });

/** What a page about stopping shows. */
export interface StopState {
	nonce: string;
	/** The link's. */
	token: string;
	language: Language;
	/** The practice's name; missing where it cannot be looked up. */
	practice?: string;
	/** What is stopped now, as far as is known. */
	stopped?: StopScope;
	/** Nobody can look up what is stopped: both ways are shown. */
	over?: boolean;
	/** What is chosen. */
	scope?: StopScope;
	/** Why it is shown again. */
	alert?: string;
}

/** Asks what is to stop. Nothing is chosen beforehand. */
export function askPage(state: StopState): string {
	return render('ask', state);
}

/** Asks whoever wants messages again to say so once more. */
export function againPage(state: StopState): string {
	return render('again', state);
}

/** What is stopped from now on, with the way back. */
export function stoppedPage(state: StopState): string {
	return render('stopped', state);
}

function render(
	name: keyof typeof templates,
	{ nonce, token, language, practice, stopped, over, scope, alert }: StopState,
): string {
	const words = wordsIn(language).stop;
	const variables = {
		nonce,
		token,
		practice: practice ?? '',
		stopped: stopped ?? '',
		takesBack: stopped !== undefined || over === true,
		scope: scope ?? '',
		alert: alert ?? '',
		choices: stopScopeSchema.options.map((value) => ({ value, label: words.choices[value] })),
		done: words.done[stopped ?? 'none'],
	};
	return renderPage(templates[name], language, variables);
}
