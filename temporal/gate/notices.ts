import type { AttentionFacts, NoticeFacts } from './facts';
import { skip, type Ruling } from './ruling';

/** What is against a notice now: that no flow asks for it, or that it is no news any more. */
export function noticeRule(facts: NoticeFacts): Ruling | undefined {
	if (!facts.routed) return skip('no-route');
	switch (facts.topic) {
		case 'answered':
			return undefined;
		case 'undeliverable':
			return facts.delivery === 'delivered' ? skip('delivered') : over(facts);
		case 'overdue':
			// No news once it was given more time.
			return over(facts) ?? (facts.dueAt > facts.happenedAt ? skip('expired') : undefined);
	}
}

/** What is against attention now: that no flow asks for it any more. It goes out at any hour. */
export function attentionRule({ routed }: AttentionFacts): Ruling | undefined {
	return routed ? undefined : skip('no-route');
}

/** What is answered or withdrawn calls for nothing any more. */
function over({ outcome }: NoticeFacts): Ruling | undefined {
	if (outcome === 'withdrawn') return skip('withdrawn');
	return outcome !== 'open' && outcome !== 'no-answer' ? skip('answered') : undefined;
}
