import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssignmentInput, Exercise, Terms } from '../../temporal/contract/assignment';
import { assignmentId, clientId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Route } from '../../temporal/contract/request';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import type { Wanted } from '../../temporal/ledger/routes/routes';

export const DELIVER_AT = Date.parse('2026-03-02T09:00:00Z');
export const DUE_AT = Date.parse('2026-03-06T17:00:00Z');

export const TERMS: Terms = {
	clientName: 'Marisol Quintanilla',
	clientEmail: 'Marisol.Q@clients.example',
	exerciseId: 'thought-record',
	deliverAt: new Date(DELIVER_AT).toISOString(),
	dueAt: new Date(DUE_AT).toISOString(),
	zone: 'America/Chicago',
};

export const EXERCISE: Exercise = {
	exerciseId: 'thought-record',
	version: 1,
	checksum: 'c'.repeat(64),
	title: 'Weighing a thought',
	introduction: 'Look at one moment of the week.',
	steps: ['Write the thought down.', 'Find what speaks against it.'],
};

const opened: Ledger[] = [];
const folders: string[] = [];

afterEach(async () => {
	for (const ledger of opened.splice(0)) await ledger.close();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

export function newRing(): KeyRing {
	return new KeyRing(generateKeys());
}

export function newLedgerFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
	folders.push(folder);
	return join(folder, 'ledger.db');
}

/** A ledger that is closed after the test. */
export async function openForTest(file: string, ring: KeyRing): Promise<Ledger> {
	const ledger = await openLedger({ file, ring });
	opened.push(ledger);
	return ledger;
}

/** A new ledger with its ring and its file. */
export async function newLedger() {
	const ring = newRing();
	const file = newLedgerFile();
	return { ring, file, ledger: await openForTest(file, ring) };
}

/** What a node asks for; the key makes the id. */
export function assignmentInput(
	ring: KeyRing,
	{ key = 'first', consentGiven = true, ...terms }: Partial<Terms> & { key?: string; consentGiven?: boolean } = {},
): AssignmentInput {
	const wanted = { ...TERMS, ...terms };
	return {
		version: CONTRACT_VERSION,
		assignmentId: assignmentId(ring, key),
		clientId: clientId(ring, { email: wanted.clientEmail }),
		terms: wanted,
		consentGiven,
	};
}

export function runOf(runId: string) {
	return { runId, at: DELIVER_AT - 60_000 };
}

/** What a node asks for that takes these. */
export function claimOf(routes: Route | Route[], takeOver = false): Wanted {
	return { routes: [routes].flat(), givenUp: [], takeOver };
}

/** A flow that has a route; the same name is the same flow. */
export function routeOf(ring: KeyRing, kind: Route['kind'], flowName: string, url = 'https://n8n.example/hook'): Route {
	return {
		routeId: ring.blindIndex('route', `${flowName}/${kind}`),
		kind,
		instanceId: 'instance',
		flowId: flowName.toLowerCase(),
		flowName,
		nodeId: 'node',
		nodeName: 'Homework Trigger',
		url,
	};
}
