import type { PageAnswer } from '../page-answer';
import { engine } from '../render';
import { STYLE } from '../style';
import { BUTTONS, type PostedSnooze } from './form';
import { SNOOZE_UNSAVED_PAGE } from './templates';
import { LABELS, SNOOZE_ALERT } from './words';

const unsaved = engine.parse(SNOOZE_UNSAVED_PAGE);

/** What is shown to whoever wants to be reminded later while nothing can be looked up: the form by which it can be asked for again. */
export function snoozeNotSaved({ days, nonce }: PostedSnooze): PageAnswer {
	const variables = { nonce, alert: SNOOZE_ALERT.tryAgain, value: BUTTONS[days], label: LABELS[days] };
	return { status: 503, html: engine.renderSync(unsaved, { ...variables, style: STYLE }) as string };
}
