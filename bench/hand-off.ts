import { inProject } from '../scripts/setup/project.ts';
import type { MessageCommand } from '../temporal/contract/command';
import { signPush } from '../temporal/contract/hand-off';
import { commandId, CONTRACT_VERSION, tryId } from '../temporal/contract/names';
import { loadLibrary } from '../temporal/library/library';
import { medianFigure, ratios, type Figure } from './figure.ts';
import { assigned, claimed, onPracticeStack, type PracticeStack } from './practice-stack.ts';
import { delivering, type Deliver } from './sending.ts';

const ROUNDS = 40;
const HOUR = 60 * 60 * 1000;

/**
 * One message with gate, words, signature, receipt and record, beside a bare signed POST to the same published flow: without
 * a look at what was just said in Temporal, and with it. All end with the e-mail in the mail catcher.
 */
export async function handOff(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		await claimed(practice, 'page');
		const byPost = await posting(practice);
		const measured = async (deliver: Deliver) => {
			const byMessage = () => timed(practice, deliver);
			await byMessage();
			await byPost();
			return await ratios(ROUNDS, byMessage, byPost);
		};
		const name = 'Message hand-off beside a bare POST to the same flow';
		const alone = await measured(delivering(practice, { unheardAmong: async () => [], brakeAsked: async () => false }));
		const looking = await measured(delivering(practice));
		return [
			medianFigure(`${name}, without looking at Temporal`, 'ratio', alone, { atMost: 1.15 }),
			medianFigure(`${name}, as it is`, 'ratio', looking, { atMost: 1.4 }),
		];
	});
}

/** Milliseconds that a delivery takes; putting the assignment on record is no part of it. */
async function timed(practice: PracticeStack, deliver: Deliver): Promise<number> {
	const assignmentId = await assigned(practice, 'ada@example.org');
	const start = performance.now();
	await deliver(assignmentId);
	return performance.now() - start;
}

/** A POST of the same message, signed before: milliseconds until its receipt is there. */
async function posting(practice: PracticeStack): Promise<() => Promise<number>> {
	const { ring } = practice;
	const route = await claimed(practice, 'deliver');
	const library = loadLibrary(inProject('library'));
	return async () => {
		const assignmentId = await assigned(practice, 'ada@example.org');
		const link = 'http://127.0.0.1/?t=x';
		const expiresAt = new Date(Date.now() + HOUR).toISOString();
		const id = commandId(assignmentId, 'deliver');
		const message: MessageCommand = {
			version: CONTRACT_VERSION,
			routeId: route.routeId,
			command: 'deliver',
			commandId: id,
			tryId: tryId(id, 1),
			attempt: 1,
			sample: false,
			assignmentId,
			alsoAbout: [],
			to: { firstName: 'Ada', email: 'ada@example.org' },
			messages: library.compose('deliver', {
				language: 'en',
				firstName: 'Ada',
				about: [{ exercise: 'Thought record', dueAt: Date.parse(expiresAt), zone: 'utc', link }],
				saidAt: Date.now(),
			}),
			link,
			expiresAt,
		};
		const body = JSON.stringify(message);
		const signature = signPush(ring, route.routeId, message.tryId, body, new Date());
		const headers = { 'content-type': 'application/json', ...signature };
		const start = performance.now();
		const response = await fetch(route.url, { method: 'POST', headers, body });
		const text = await response.text();
		const time = performance.now() - start;
		if (!text.includes('"sent"')) throw new Error(`The POST was answered ${response.status}.`);
		return time;
	};
}
