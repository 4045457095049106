import type { ClientCommand } from '../../contract/command';
import type { Saying } from '../../ledger/sending/sayings';
import { instantInWords, type Clock } from '../../wording/date-in-words';

/** What goes out within this of its instant goes out as planned. */
const ON_TIME_MS = 10 * 60_000;

/** What is known beside the message. */
export interface Beside {
	/** In milliseconds. */
	now: number;
	/** The practice's. */
	clock: Clock;
	/** Why all that goes to clients is held, where it is. */
	held: string | undefined;
}

const WHAT: Record<ClientCommand, string> = {
	deliver: 'The homework',
	remind: 'A reminder',
	confirm: 'Thanks for the answer',
};

/** Why a message came, or did not, in one sentence: `The homework "Thought record" came on Monday 2 March at 9:00, as planned.` */
export function sentenceOf(saying: Saying, beside: Beside): string {
	const { what, byHand, story } = saying;
	const it = `${WHAT[what]}${byHand ? ' that staff asked for' : ''}`;
	return `${it} (${story.exercise.title}) ${fateOf(saying, beside)}`;
}

function fateOf(saying: Saying, { now, clock, held }: Beside): string {
	const { state, plannedAt, nextAt, wentOutAt, tries, because, merged, said, story } = saying;
	const when = (at: number) => instantInWords(at, clock, story.zone, now);
	const quoted = said === undefined ? '' : ` The last try said: ${ended(said)}`;
	switch (state) {
		case 'planned':
			if (plannedAt > now) return `has not come yet: it is planned for ${when(plannedAt)}.`;
			return `has not come: it was planned for ${when(plannedAt)}, and has not been taken up yet.`;
		case 'held': {
			const why = held !== undefined && because?.startsWith('Everything') ? ` The reason: ${ended(held)}` : '';
			return `has not come yet. ${because ?? `It is tried again ${nextAt === undefined ? 'soon' : when(nextAt)}.`}${why}${quoted}`;
		}
		case 'trying':
			return 'is being sent at this moment.';
		case 'unknown': {
			const again = nextAt === undefined ? '' : `, and is tried once more ${when(nextAt)}`;
			return `may have come ${when(wentOutAt ?? plannedAt)}; nobody knows whether it did${again}.${quoted}`;
		}
		case 'sent': {
			const late = wentOutAt !== undefined && wentOutAt - plannedAt > ON_TIME_MS;
			const how = late ? `it was planned for ${when(plannedAt)}` : 'as planned';
			return `came ${when(wentOutAt ?? plannedAt)}: ${how}${tries > 1 ? `, and went out at try ${tries}` : ''}.`;
		}
		case 'refused':
			return `did not come: the provider refused it.${quoted}`;
		case 'given-up':
			return `did not come: ${because === undefined ? 'every try failed while it was of use.' : lowered(because)}${quoted}`;
		case 'skipped':
			if (merged) return `came with another message${merged.at === undefined ? '' : `, ${when(merged.at)}`}.`;
			return `did not come: ${lowered(because ?? 'The flow chose not to send it.')}${quoted}`;
	}
}

/** Ends a text with a full stop, where it has none. */
function ended(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lowered(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
