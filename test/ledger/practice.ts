import type { AssignmentInput, Terms } from '../../temporal/contract/assignment';
import type { Exercise } from '../../temporal/contract/exercise';
import { contactIndex } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import type { Route } from '../../temporal/contract/request';
import { openLedger, type Ledger, type LedgerPlace } from '../../temporal/ledger/ledger';
import type { StopWish } from '../../temporal/ledger/people/stops';
import type { Wanted } from '../../temporal/ledger/routes/routes';
import { assignmentInput as inputOf, type AskedFor } from '../assignment-input';
import { newFile, newPlace, type TestPlace } from './databases';

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
	language: 'en',
	origin: 'file',
	version: 1,
	checksum: 'c'.repeat(64),
	title: 'Weighing a thought',
	kind: 'worksheet',
	minutes: 10,
	text: 'Look at one moment of the week.\n\n1. Write the thought down.\n2. Find what speaks against it.',
	fields: [],
};

const opened: Ledger[] = [];
const places: TestPlace[] = [];

afterEach(async () => {
	for (const ledger of opened.splice(0)) await ledger.close();
	for (const place of places.splice(0)) await place.remove();
});

export function newRing(): KeyRing {
	return new KeyRing(generateKeys());
}

/** Has a place go with the test. */
export function forTest<P extends LedgerPlace>(made: TestPlace<P>): P {
	places.push(made);
	return made.place;
}

/** Where a new ledger can be opened. */
export async function newLedgerPlace(): Promise<LedgerPlace> {
	return forTest(await newPlace());
}

/** The path of a new ledger in SQLite. */
export function newLedgerFile(): string {
	return forTest(newFile()).file;
}

/** A ledger that is closed after the test. */
export async function openForTest(place: LedgerPlace, ring: KeyRing): Promise<Ledger> {
	const ledger = await openLedger({ ...place, ring });
	opened.push(ledger);
	return ledger;
}

/** A new ledger with its ring and where it is. */
export async function newLedger() {
	const ring = newRing();
	const place = await newLedgerPlace();
	return { ring, place, ledger: await openForTest(place, ring) };
}

/** What a node asks for, of an exercise in the spring of 2026 unless said otherwise; the key makes the id. */
export function assignmentInput(ring: KeyRing, asked: Partial<AskedFor> = {}): AssignmentInput {
	return inputOf(ring, { ...TERMS, key: 'first', ...asked });
}

/** Has it on record that whoever reads an address wants no messages there any more, or no reminders. */
export async function stopped(
	{ ledger, ring }: { ledger: Ledger; ring: KeyRing },
	email: string,
	at: number,
	more: Partial<StopWish> = {},
) {
	const contact = contactIndex(ring, email);
	const wish = { stopId: `stop ${contact} ${at}`, contactIndex: contact, scope: 'all', source: 'staff' } as const;
	return await ledger.stops.record({ ...wish, askedAt: at, ...more }, at);
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
