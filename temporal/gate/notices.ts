import type { NoticeFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** What is against a notice now. What is overdue is no news once it is answered, withdrawn or was given more time. */
export function noticeRule({ topic, routed, outcome, dueAt, happenedAt }: NoticeFacts): Ruling | undefined {
	if (!routed) return skip('no-route');
	if (topic !== 'overdue') return undefined;
	if (outcome === 'withdrawn') return skip('withdrawn');
	if (outcome !== 'open' && outcome !== 'no-answer') return skip('answered');
	return dueAt > happenedAt ? skip('expired') : undefined;
}
