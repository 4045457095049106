import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { SendNow, SendingNowResult } from '../../../temporal/contract/send-now';
import { spoken } from '../../shared/instants';

/** What goes out within two hours needs no reason why not sooner. */
const SOON_MS = 2 * 60 * 60_000;

/** What goes out within moments goes out now. */
const NOW_MS = 60_000;

const UNROUTED = 'It goes out once a flow with Homework Trigger for messages to clients is published.';

const HELD =
	'Everything that goes to clients is held: it goes out some time after that is let go (Homework Remind, Let Go).';

const AT_NIGHT = 'To have it sent now, although it is night there, switch on Send at Any Hour.';

/** What is true once the workflow was told to send: whether and when something goes out, and why not sooner. */
export function toldWords({ sendNow: told }: SendingNowResult, now: number): IDataObject {
	if (!told) return { status: 'not sent', note: 'The assignment was not taken up, so that nothing is sent.' };
	return { status: statusOf(told, now), ...fate(told), note: noteOf(told, now) };
}

/** What a preview says of it; `null` where nobody could be asked. */
export function foreseen(told: SendNow | null, now: number): { at: IDataObject; plan: string[] } {
	return told ? { at: fate(told), plan: [noteOf(told, now)] } : { at: {}, plan: [NOT_FORESEEN] };
}

const NOT_FORESEEN = "The client would be told as soon as the client's hours, the gap and the limits allow";

function statusOf({ already, unrouted, held, at }: SendNow, now: number): string {
	if (already === 'waits') return 'already planned';
	if (already === 'went-out') return 'already sent';
	if (already === 'came-to-nothing') return 'not sent';
	if (unrouted || held) return 'waits';
	if (at === undefined) return 'not sent';
	return Date.parse(at) - now <= SOON_MS ? 'planned' : 'waits';
}

function fate({ already, at }: SendNow): IDataObject {
	if (at === undefined) return {};
	return already === 'went-out' ? { wentOutAt: at } : { goesOutAt: at };
}

function noteOf(told: SendNow, now: number): string {
	const { what, already, unrouted, held, at, because, soonerAtAnyHour, zone } = told;
	const it = what === 'deliver' ? 'The homework' : 'A reminder';
	const when = at === undefined ? '' : `${spoken(DateTime.fromISO(at) as DateTime<true>, zone)} (${zone})`;
	const wait = at === undefined ? Infinity : Date.parse(at) - now;
	if (already === 'went-out') return `${it} went out ${when}, so that nothing more is sent. ${because}`;
	if (already === 'came-to-nothing') return `It was asked for before, and nothing more is sent: ${because}`;
	const before = already === 'waits' ? 'It was to be sent before this was asked, and is sent once. ' : '';
	if (unrouted) return `${before}${UNROUTED}`;
	if (held) return `${before}${HELD}`;
	const night = soonerAtAnyHour && wait > SOON_MS ? [AT_NIGHT] : [];
	if (at === undefined) return [`${before}Nothing goes out: ${because}`, ...night].join(' ');
	const goesOut = wait <= NOW_MS ? `${before}${it} goes out now.` : `${before}${it} goes out ${when}.`;
	return [goesOut, ...(wait > SOON_MS && because !== undefined ? [because] : []), ...night].join(' ');
}
