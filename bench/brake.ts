import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { BRAKE_KEY, CONTRACT_VERSION, requestWorkflowId, taskQueues, WORKFLOW } from '../temporal/contract/names';
import type { Request } from '../temporal/contract/request';
import { figure, p95, type Figure } from './figure.ts';
import { assign, claimed, onPracticeStack, recorded, type PracticeStack } from './practice-stack.ts';

const ROUNDS = 10;
/** Messages that are held, and go out spread once they are let go. */
const HELD = 30;
const WITHIN = 120_000;

/** How long it takes until a hold is on record, and how long after letting go the first message goes out. */
export async function brake(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		for (const kind of ['page', 'deliver'] as const) await claimed(practice, kind);
		const holds: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			holds.push(await timed(() => ask(practice, hold())));
			await ask(practice, letGo());
		}
		await ask(practice, hold());
		const deliverAt = new Date().toISOString();
		const ids: string[] = [];
		for (let number = 0; number < HELD; number += 1) {
			ids.push(await assign(practice, `held.${number}@example.org`, { deliverAt }));
		}
		for (const id of ids) await recorded(practice, id);
		await until(async () => (await practice.ledger.brake.heldBack(Date.now()))?.waiting === HELD);
		await ask(practice, letGo());
		const first = await timed(() => until(async () => (await delivered(practice, ids)) > 0));
		await until(async () => (await delivered(practice, ids)) === HELD);
		return [
			figure('A hold is on record, p95', 'ms', p95(holds), { atMost: 1000 }, holds),
			figure('First message after letting go', 's', first / 1000, { atMost: 60 }),
		];
	});
}

function hold(): Request {
	return { version: CONTRACT_VERSION, kind: 'hold', holdId: opaque(), reason: 'A measurement' };
}

function letGo(): Request {
	return { version: CONTRACT_VERSION, kind: 'let-go', letGoId: opaque() };
}

function opaque(): string {
	return randomBytes(16).toString('base64url');
}

/** As Homework Remind asks for it. */
async function ask({ client, stack }: PracticeStack, request: Request): Promise<void> {
	await client.workflow.execute(WORKFLOW.request, {
		workflowId: requestWorkflowId(BRAKE_KEY),
		taskQueue: taskQueues(stack.settings.taskQueue).workflows,
		args: [request],
		workflowIdConflictPolicy: 'TERMINATE_EXISTING',
	});
}

async function delivered({ ledger }: PracticeStack, ids: string[]): Promise<number> {
	const stories = await Promise.all(ids.map((id) => ledger.stories.of(id)));
	return stories.filter((story) => story?.delivery === 'delivered').length;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return performance.now() - begun;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
	for (const deadline = Date.now() + WITHIN; Date.now() < deadline; await setTimeout(100)) if (await holds()) return;
	throw new Error(`It did not come about within ${WITHIN / 1000} seconds.`);
}
