import { setTimeout } from 'node:timers/promises';
import { figure, p95, type Figure } from './figure.ts';
import { PAUSE } from './opening.ts';
import { publishedWebhook, soon, type PracticeStack } from './practice-stack.ts';

/** The form for an answer on a page, as a browser has it. The page is there some moments after the record. */
export async function formOf(link: string): Promise<URLSearchParams> {
	const answer = await soon(async () => {
		const html = await (await fetch(link)).text();
		return html.split('<form').find((form) => form.includes('name="form" value="answer"'));
	}, 'The page did not ask for an answer in time.');
	const hidden = [...answer.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
	return new URLSearchParams(hidden.map(([, name, value]): [string, string] => [name!, value!]));
}

/** A bare webhook that takes whatever form comes, and answers with a constant. */
export async function takingForms(practice: PracticeStack): Promise<string> {
	return await publishedWebhook(practice, 'Bare webhook', {
		httpMethod: 'POST',
		responseMode: 'onReceived',
		options: { responseData: 'Saved' },
	});
}

/** Milliseconds until a form is answered. What it leads to is opened by the browser, which shows the page meanwhile. */
export async function post(url: string, body: URLSearchParams): Promise<number> {
	const start = performance.now();
	const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
	await response.text();
	const time = performance.now() - start;
	if (response.status >= 400) throw new Error(`The form was answered ${response.status}.`);
	return time;
}

/** Times of what a page saved, and of a bare webhook that took the same forms. */
export class Saving {
	private readonly saved: number[] = [];
	private readonly taken: number[] = [];

	constructor(private readonly bare: string) {}

	/**
	 * Posts a form to both, in an order that changes with the round; each when n8n is done with what came before.
	 *
	 * @param toPage posts it to the page; answers the milliseconds
	 */
	async inTurn(round: number, form: URLSearchParams, toPage: () => Promise<number>): Promise<void> {
		const sides = [
			[toPage, this.saved],
			[() => post(this.bare, form), this.taken],
		] as const;
		for (const [take, times] of round % 2 ? sides : sides.toReversed()) {
			await setTimeout(PAUSE);
			const time = await take();
			// What comes before the first round warms up.
			if (round >= 0) times.push(time);
		}
	}

	/** @param what the figure's name says that was saved */
	figure(what: string): Figure {
		const oneByOne = this.saved.map((time, round) => time / this.taken[round]!);
		const name = `p95 of ${what} beside a bare webhook that takes its form`;
		return figure(name, 'ratio', p95(this.saved) / p95(this.taken), { atMost: 2 }, oneByOne);
	}
}
