import type { StopScope } from '../../../temporal/contract/stops';
import { engine } from '../render';
import { STYLE } from '../style';
import { AGAIN_PAGE, ASK_PAGE, STOPPED_PAGE } from './templates';
import { CHOICES } from './words';

const templates = {
	ask: engine.parse(ASK_PAGE),
	again: engine.parse(AGAIN_PAGE),
	stopped: engine.parse(STOPPED_PAGE),
};

/** What a page about stopping shows. */
export interface StopState {
	nonce: string;
	/** The link's. */
	token: string;
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
	{ nonce, token, practice, stopped, over, scope, alert }: StopState,
): string {
	const variables = {
		nonce,
		token,
		practice: practice ?? '',
		stopped: stopped ?? '',
		takesBack: stopped !== undefined || over === true,
		scope: scope ?? '',
		alert: alert ?? '',
	};
	return engine.renderSync(templates[name], { ...variables, choices: CHOICES, style: STYLE }) as string;
}
