import type { Channel } from '../contract/command';
import type { ClientMessageKind } from '../contract/message-names';
import { dueInSms, dueInWords, isDueToday } from '../wording/date-in-words';
import { isolated } from '../wording/isolated';
import type { ClientMessageContent } from './client-messages';
import type { Variables } from './template';

/** What a channel says of each assignment that a message is about, whatever message it is. */
export function factsOf(channel: Channel, { language, about, saidAt }: ClientMessageContent): Variables[] {
	const dueFor = channel === 'sms' ? dueInSms : dueInWords;
	return about.map(({ exercise, dueAt, zone, link, late = false }) => ({
		due: dueFor(dueAt, zone, saidAt, language),
		today: isDueToday(dueAt, zone, saidAt),
		late,
		link,
		...(channel === 'portal' && { exercise }),
	}));
}

/** What a channel lets a template know. */
export function variables(
	kind: ClientMessageKind,
	channel: Channel,
	content: ClientMessageContent,
	practice: string,
	facts = factsOf(channel, content),
): Variables {
	const { firstName, about, outcome, stopped } = content;
	const items = about.map(({ forWhom }, index) => ({
		...facts[index],
		...(channel !== 'sms' && { forWhom: forWhom === undefined ? null : isolated(forWhom) }),
	}));
	return {
		...facts[0],
		items,
		practice,
		...(channel !== 'sms' && { firstName: firstName === undefined ? null : isolated(firstName) }),
		...(channel === 'portal' && kind === 'confirm' && { outcome: outcome ?? null }),
		...(kind === 'stopped' && { stopped: stopped ?? null }),
	};
}
