import { setTimeout } from 'node:timers/promises';
import { linkToken } from '../temporal/contract/link-token';
import { figure, p95, type Figure } from './figure.ts';
import { assigned, claimed, onPracticeStack, publishedWebhook, soon, type PracticeStack } from './practice-stack.ts';

const ROUNDS = 100;
const WARM_UP = 5;
/** n8n goes on with an execution after it has answered, which must not fall on the next request. */
const PAUSE = 150;
const LOOK_AGAIN = 2;

/**
 * A client's answer: how long until the page says that it is saved, beside a bare webhook of the same n8n that takes the same
 * form and answers with a constant; and how long until it is on record, seen from where it was sent.
 */
export async function answer(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		const { url } = await claimed(practice, 'page');
		const bare = await publishedWebhook(practice, 'Bare webhook', {
			httpMethod: 'POST',
			responseMode: 'onReceived',
			options: { responseData: 'Saved' },
		});
		const saved: number[] = [];
		const taken: number[] = [];
		const recorded: number[] = [];
		for (let round = -WARM_UP; round < ROUNDS; round++) {
			const assignmentId = await assigned(practice, `ada.${round}@example.org`);
			const link = `${url}?t=${linkToken(practice.ring, { assignmentId, generation: 0 })}`;
			const form = await formOf(link);
			const sides = {
				page: async () => {
					const [time, onRecord] = await Promise.all([post(link, form), untilOnRecord(practice, assignmentId)]);
					if (round >= 0) saved.push(time);
					if (round >= 0) recorded.push(onRecord);
				},
				bare: async () => {
					const time = await post(bare, form);
					if (round >= 0) taken.push(time);
				},
			};
			for (const side of round % 2 ? (['page', 'bare'] as const) : (['bare', 'page'] as const)) {
				await sides[side]();
				await setTimeout(PAUSE);
			}
		}
		const oneByOne = saved.map((time, round) => time / taken[round]!);
		return [
			figure(
				'p95 of a saved answer beside a bare webhook that takes its form',
				'ratio',
				p95(saved) / p95(taken),
				{ atMost: 2 },
				oneByOne,
			),
			figure('p95 from an answer sent to the answer on record', 'ms', p95(recorded), { atMost: 300 }, recorded),
		];
	});
}

/** The form for an answer on a page, filled in as by somebody who did it. The page is there some moments after the record. */
async function formOf(link: string): Promise<URLSearchParams> {
	const answer = await soon(async () => {
		const html = await (await fetch(link)).text();
		return html.split('<form').find((form) => form.includes('name="form" value="answer"'));
	}, 'The page did not ask for an answer in time.');
	const hidden = [...answer.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
	const form = new URLSearchParams(hidden.map(([, name, value]): [string, string] => [name!, value!]));
	form.set('outcome', 'done');
	form.set('note', 'It went well.');
	return form;
}

/** Milliseconds until a form is answered. What it leads to is opened by the browser, which shows the page meanwhile. */
async function post(url: string, body: URLSearchParams): Promise<number> {
	const start = performance.now();
	const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
	await response.text();
	const time = performance.now() - start;
	if (response.status >= 400) throw new Error(`The form was answered ${response.status}.`);
	return time;
}

/** Milliseconds until an assignment's answer is on record. */
async function untilOnRecord({ ledger }: PracticeStack, assignmentId: string): Promise<number> {
	const start = performance.now();
	for (;;) {
		const story = await ledger.stories.of(assignmentId);
		if (story?.outcome === 'done') return performance.now() - start;
		await setTimeout(LOOK_AGAIN);
	}
}
