import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { MockActivityEnvironment } from '@temporalio/testing';
import { inProject } from '../scripts/setup/project.ts';
import { ensurePrograms } from '../scripts/stack/setup.ts';
import { settingsFromEnvironment } from '../scripts/stack/settings.ts';
import { Stack } from '../scripts/stack/stack.ts';
import { createActivities } from '../temporal/activities/activities';
import type { PushActivities, PushOrder } from '../temporal/activities/types';
import type { AssignmentInput } from '../temporal/contract/assignment';
import type { MessageCommand, OwnedKind } from '../temporal/contract/command';
import { signPush } from '../temporal/contract/hand-off';
import { assignmentId, clientId } from '../temporal/contract/identity';
import { KeyRing, parseKeys } from '../temporal/contract/keys';
import type { PushResult } from '../temporal/contract/receipt';
import type { Route } from '../temporal/contract/request';
import { commandId, CONTRACT_VERSION } from '../temporal/contract/names';
import { openLedger } from '../temporal/ledger/ledger';
import { loadLibrary } from '../temporal/library/library';
import { figure, medianRatio, type Figure } from './figure.ts';

const ROUNDS = 40;
const HOUR = 60 * 60 * 1000;
const CLAIM_WITHIN = 30_000;

/**
 * One push with gate, message, signature, receipt and record, beside a bare signed POST to the same published flow. Both
 * end with the e-mail in the mail catcher.
 */
export async function handOff(): Promise<Figure[]> {
	const stateFolder = await mkdtemp(path.join(os.tmpdir(), 'homework-bench-'));
	const settings = { ...settingsFromEnvironment(), stateFolder };
	const stack = await Stack.start(settings, await ensurePrograms(settings));
	const ring = new KeyRing(parseKeys(await readFile(stack.state.keysFile, 'utf8')));
	const ledger = await openLedger({ file: stack.state.ledgerFile, ring });
	const library = loadLibrary(inProject('library'));
	// A push starts no workflow.
	const starter = { wakeBrief: () => Promise.resolve(), startNotice: () => Promise.resolve() };
	const activities = createActivities({ ledger, library, ring, starter });
	const environment = new MockActivityEnvironment();
	const route = await published('deliver');
	await published('page');
	const expiresAt = new Date(Date.now() + HOUR).toISOString();

	/** n8n is ready some moments before the starter flows have claimed their routes. */
	async function published(kind: OwnedKind): Promise<Route> {
		const deadline = Date.now() + CLAIM_WITHIN;
		while (Date.now() < deadline) {
			const owner = await ledger.routes.owner(kind);
			if (owner) return owner;
			await setTimeout(100);
		}
		throw new Error(`No starter flow has claimed "${kind}".`);
	}

	/** Puts an assignment on record, which is not part of what is measured. */
	async function recorded(): Promise<string> {
		const input: AssignmentInput = {
			version: CONTRACT_VERSION,
			assignmentId: assignmentId(ring, randomUUID()),
			clientId: clientId(ring, { email: 'ada@example.org' }),
			terms: {
				clientName: 'Ada Example',
				clientEmail: 'ada@example.org',
				exerciseId: 'thought-record',
				deliverAt: new Date().toISOString(),
				dueAt: expiresAt,
				zone: 'Europe/London',
			},
			consentGiven: true,
		};
		await environment.run(activities.workflows.recordAssignment, input, 'run');
		return input.assignmentId;
	}

	async function byPush(): Promise<number> {
		const id = await recorded();
		const order: PushOrder = {
			command: 'deliver',
			commandId: commandId(id, 'deliver'),
			assignmentId: id,
			generation: 0,
			expiresAt,
		};
		const attempt = new MockActivityEnvironment({ currentAttemptScheduledTimestampMs: Date.now() });
		const start = performance.now();
		const result = await attempt.run<[PushOrder], PushResult, PushActivities['push']>(activities.push.push, order);
		const time = performance.now() - start;
		if (result.kind !== 'sent') throw new Error(`The push ended as ${JSON.stringify(result)}.`);
		return time;
	}

	async function byPost(): Promise<number> {
		const id = await recorded();
		const link = 'http://127.0.0.1/?t=x';
		const message: MessageCommand = {
			version: CONTRACT_VERSION,
			routeId: route.routeId,
			command: 'deliver',
			commandId: commandId(id, 'deliver'),
			attempt: 1,
			sample: false,
			assignmentId: id,
			alsoAbout: [],
			to: { firstName: 'Ada', email: 'ada@example.org' },
			messages: library.compose('deliver', {
				firstName: 'Ada',
				about: [{ exercise: 'Thought record', dueAt: Date.parse(expiresAt), zone: 'utc', link }],
			}),
			link,
			expiresAt,
		};
		const body = JSON.stringify(message);
		const headers = {
			'content-type': 'application/json',
			...signPush(ring, route.routeId, message.commandId, body, new Date()),
		};
		const start = performance.now();
		const response = await fetch(route.url, { method: 'POST', headers, body });
		const text = await response.text();
		const time = performance.now() - start;
		if (!text.includes('"sent"')) throw new Error(`The POST was answered ${response.status}.`);
		return time;
	}

	try {
		await byPush();
		await byPost();
		const ratio = await medianRatio(ROUNDS, byPush, byPost);
		return [figure('Push hand-off beside a bare POST to the same flow', 'ratio', ratio, { atMost: 1.2 })];
	} finally {
		await ledger.close();
		await stack.stop();
		await rm(stateFolder, { recursive: true });
	}
}
