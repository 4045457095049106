import { stopScopeSchema, type StopScope } from '../../../temporal/contract/stops';

/** What may be stopped, as the form says it. */
const LABELS: Record<StopScope, string> = {
	all: 'All messages',
	reminders: 'Reminders only; anything new still comes',
};

/** What somebody is asked, which goes on record with the answer. */
export const QUESTION = 'What would you like to stop?';

export const CHOICES = stopScopeSchema.options.map((value) => ({ value, label: LABELS[value] }));

/** What was shown to whoever stopped messages, for the record. */
export function shownTo(scope: StopScope): string {
	return `${QUESTION} ${LABELS[scope]}`;
}

/** What was shown to whoever wants messages again, for the record. */
export const BACK = 'Get messages again';

export const ONE_CLICK = 'Unsubscribed by the button of a mail program';

/** Above the form where it is shown again. */
export const STOP_ALERT = {
	choose: 'Please choose what to stop. Nothing was changed yet.',
	pressAgain: 'Please press the button once more. Nothing was changed yet.',
	tryAgain: 'This could not be saved just now. Please press the button again in a minute.',
};
