import { setTimeout } from 'node:timers/promises';
import { linkToken } from '../temporal/contract/link-token';
import { figure, p95, type Figure } from './figure.ts';
import { assigned, claimed, onPracticeStack, publishedWebhook } from './practice-stack.ts';

const ROUNDS = 200;
const WARM_UP = 20;
/** n8n goes on with an execution after it has answered, which must not fall on the next request. */
const PAUSE = 150;

/**
 * The client's page, looked up in Temporal, decrypted and rendered, beside a bare webhook of the same n8n that returns
 * the same HTML as a constant. Both are opened one after the other, in changing order.
 */
export async function page(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		const { url } = await claimed(practice, 'page');
		const assignmentId = await assigned(practice, 'ada@example.org');
		const link = `${url}?t=${linkToken(practice.ring, { assignmentId, generation: 0 })}`;
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
		const name = "p95 of the client's page beside a bare webhook that returns its HTML";
		return [figure(name, 'ratio', ratio, { atMost: 1.3 }, oneByOne)];
	});
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
