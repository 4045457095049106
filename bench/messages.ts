import { randomUUID } from 'node:crypto';
import { mapConcurrently } from '../nodes/shared/concurrency';
import { ROUTE_LIMITS } from '../temporal/activities/sending/route-loads';
import { medianFigure, ratios, type Figure } from './figure.ts';
import { assigned, claimed, onPracticeStack, publishedWebhook, type PracticeStack } from './practice-stack.ts';
import { delivering } from './sending.ts';

const MESSAGES = 60;
const IN_FLIGHT = 10;
/** The worker lets so many into one flow at once. */
const ROOM = ROUTE_LIMITS.atOnce;
const ROUNDS = 7;

/**
 * Messages a second through one n8n, as the worker sends them, beside a plain flow of the same n8n that is posted the same
 * address and words: Webhook, Set, Send Email. The worker lets three into one flow at once, the others are in line: the
 * second figure has the plain flow posted three at a time, too, so that the limit is on both sides, and only the worker's
 * own work on one.
 */
export async function messages(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		await claimed(practice, 'page');
		await claimed(practice, 'deliver');
		const deliver = delivering(practice);
		const plain = await plainFlow(practice);

		const byWorker = async () => {
			const clients = Array.from({ length: MESSAGES }, () => `${randomUUID()}@example.org`);
			const ids = await mapConcurrently(clients, IN_FLIGHT, (email) => assigned(practice, email));
			return await aSecond(ids, deliver);
		};
		const byPlainFlow = async (inFlight: number) => {
			const clients = Array.from({ length: MESSAGES }, () => `${randomUUID()}@example.org`);
			return await aSecond(clients, (email) => post(plain, email), inFlight);
		};
		await byWorker();
		await byPlainFlow(IN_FLIGHT);
		const besideAll = await ratios(ROUNDS, byWorker, () => byPlainFlow(IN_FLIGHT));
		const besideAsMany = await ratios(ROUNDS, byWorker, () => byPlainFlow(ROOM));
		const name = 'Messages a second through one n8n beside a plain flow';
		return [
			medianFigure(`${name}, ${IN_FLIGHT} in flight`, 'ratio', besideAll, { atLeast: 0.8 }),
			medianFigure(`${name} that is posted ${ROOM} at a time`, 'ratio', besideAsMany, { atLeast: 0.8 }),
		];
	});
}

async function aSecond<T>(items: T[], say: (item: T) => Promise<void>, inFlight = IN_FLIGHT): Promise<number> {
	const start = performance.now();
	await mapConcurrently(items, inFlight, say);
	return items.length / ((performance.now() - start) / 1000);
}

/** What somebody would build who has nothing to remember. */
async function plainFlow(practice: PracticeStack): Promise<string> {
	const field = (name: string) => ({ id: name, name, type: 'string', value: `={{ $json.body.${name} }}` });
	const webhook = { httpMethod: 'POST' as const, responseMode: 'lastNode', options: {} };
	return await publishedWebhook(practice, 'Plain message', webhook, [
		{
			name: 'Set',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { assignments: { assignments: ['email', 'subject', 'text'].map(field) }, options: {} },
		},
		{
			name: 'Send Email',
			type: 'n8n-nodes-base.emailSend',
			typeVersion: 2.1,
			parameters: {
				fromEmail: 'messages@practice.example',
				toEmail: '={{ $json.email }}',
				subject: '={{ $json.subject }}',
				emailFormat: 'text',
				text: '={{ $json.text }}',
				options: { appendAttribution: false },
			},
			credentials: { smtp: { id: 'practiceMail', name: 'Practice mail' } },
		},
	]);
}

async function post(url: string, email: string): Promise<void> {
	const body = JSON.stringify({
		email,
		subject: 'A message from Linden Street Practice',
		text: 'Hello Ada,\n\nthere is something for you to read: http://127.0.0.1/?t=x\n',
	});
	const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	if (!response.ok) throw new Error(`The plain flow was answered ${response.status}.`);
	await response.text();
}
