import { setTimeout } from 'node:timers/promises';
import type { ReportedOutcome } from '../../temporal/contract/change-inputs';
import type { AssignmentEvidence } from './evidence';

const AGAIN_MS = 1_000;
const REQUEST_MS = 20_000;

/** A client at the page behind a link, who tries again where it could not be had. */
export class PageVisit {
	constructor(
		private readonly link: string,
		private readonly evidence: Pick<AssignmentEvidence, 'calledDeadAt' | 'unservedAt'>,
		private readonly signal: AbortSignal,
	) {}

	/** Opens the page. Answers the nonce of its form; undefined where the link is called dead. */
	async open(): Promise<string | undefined> {
		const shown = await this.untilServed();
		if (shown === undefined) return undefined;
		const nonce = /name="nonce" value="([^"]+)"/.exec(shown)?.[1];
		if (nonce === undefined) throw new Error('The page was shown without a form.');
		return nonce;
	}

	/** Answers on the page: posted again it is the same answer. */
	async answer(nonce: string, outcome: ReportedOutcome): Promise<boolean> {
		const body = new URLSearchParams({ form: 'answer', nonce, outcome, note: '' });
		return (await this.untilServed({ method: 'POST', body })) !== undefined;
	}

	/** Asks until the page itself answers anything but "in a moment". Undefined where it calls the link dead. */
	private async untilServed(request: RequestInit = {}): Promise<string | undefined> {
		for (;;) {
			this.signal.throwIfAborted();
			const response = await this.ask(request);
			if (response?.byPage && response.status === 200) return response.html;
			if (response?.byPage && response.status === 404) {
				this.evidence.calledDeadAt.push(Date.now());
				return undefined;
			}
			if (response?.byPage && response.status !== 503) throw new Error(`The page was answered ${response.status}.`);
			// n8n says 200 while it starts, and then, until it has registered its flows, 404.
			if (response && !response.byPage) this.evidence.unservedAt.push(Date.now());
			await setTimeout(AGAIN_MS, undefined, { signal: this.signal });
		}
	}

	/** Undefined where n8n is not there, or goes away meanwhile. */
	private async ask(request: RequestInit) {
		try {
			const signal = AbortSignal.timeout(REQUEST_MS);
			const response = await fetch(this.link, { ...request, signal });
			const html = await response.text();
			// A header of the page's own, which n8n has no use for.
			return { status: response.status, html, byPage: response.headers.has('x-robots-tag') };
		} catch {
			return undefined;
		}
	}
}
