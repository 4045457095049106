import type { NoticeFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** What is against a notice now: that no flow asks for it, or that it is no news any more. */
export function noticeRule(facts: NoticeFacts): Ruling | undefined {
	if (!facts.routed) return skip('no-route');
	switch (facts.topic) {
		case 'answered':
			return undefined;
		case 'undeliverable':
			return facts.delivery === 'delivered' ? skip('delivered') : undefined;
		case 'overdue':
			return notOverdue(facts);
	}
}

/** What is overdue is no news once it is answered, withdrawn or was given more time. */
function notOverdue({ outcome, dueAt, happenedAt }: NoticeFacts): Ruling | undefined {
	if (outcome === 'withdrawn') return skip('withdrawn');
	if (outcome !== 'open' && outcome !== 'no-answer') return skip('answered');
	return dueAt > happenedAt ? skip('expired') : undefined;
}
