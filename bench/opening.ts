import { setTimeout } from 'node:timers/promises';
import { p95, figure, type Figure } from './figure.ts';
import { publishedWebhook, type PracticeStack } from './practice-stack.ts';

const ROUNDS = 200;
const WARM_UP = 20;
/** n8n goes on with an execution after it has answered, which must not fall on the next request. */
export const PAUSE = 150;

/**
 * A client's page, looked up in Temporal, decrypted and rendered, beside a bare webhook of the same n8n that returns the same HTML
 * as a constant. Both are opened one after the other, in changing order.
 *
 * @param what the figure's name begins with
 */
export async function openedBesideBare(practice: PracticeStack, link: string, what: string): Promise<Figure> {
	const html = await shown(link);
	const bare = await publishedWebhook(practice, 'Bare webhook', answeringAtOnce(html));
	const opened = { page: [] as number[], bare: [] as number[] };
	for (let round = -WARM_UP; round < ROUNDS; round++) {
		for (const side of round % 2 ? (['page', 'bare'] as const) : (['bare', 'page'] as const)) {
			const time = await open(side === 'page' ? link : bare, html.length);
			if (round >= 0) opened[side].push(time);
			await setTimeout(PAUSE);
		}
	}
	const ratio = p95(opened.page) / p95(opened.bare);
	const oneByOne = opened.page.map((time, round) => time / opened.bare[round]!);
	return figure(`${what} beside a bare webhook that returns its HTML`, 'ratio', ratio, { atMost: 1.3 }, oneByOne);
}

async function shown(link: string): Promise<string> {
	const response = await fetch(link);
	if (!response.ok) throw new Error(`The page was answered ${response.status}.`);
	return await response.text();
}

/** A webhook that answers with a constant before its flow runs. */
function answeringAtOnce(html: string) {
	return {
		httpMethod: 'GET' as const,
		responseMode: 'onReceived',
		options: {
			responseData: html,
			responseHeaders: { entries: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }] },
		},
	};
}

/** Milliseconds until all of a page is there. */
async function open(url: string, length: number): Promise<number> {
	const start = performance.now();
	const response = await fetch(url);
	const html = await response.text();
	const time = performance.now() - start;
	if (!response.ok || html.length !== length) throw new Error(`The page was answered ${response.status}.`);
	return time;
}
