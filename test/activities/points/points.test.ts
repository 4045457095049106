import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createActivities } from '../../../temporal/activities/activities';
import type { Point } from '../../../temporal/activities/sending/points';
import type { MessageOrder } from '../../../temporal/activities/types';
import { CONTRACT_VERSION, commandId } from '../../../temporal/contract/names';
import type { Receipt } from '../../../temporal/contract/receipt';
import { openLedger, type Ledger, type LedgerPlace } from '../../../temporal/ledger/ledger';
import { assignmentInput, claimOf, newLedgerPlace, openForTest, routeOf, TERMS } from '../../ledger/practice';
import { testRing } from '../../workflows/test-keys';
import { json, receipting, serveFlow, type Flow } from '../flow-server';
import { library, perform, PUSH_TIMEOUT_MS, recordAssignment } from '../setting';
import { nobodyElse } from './nobody-else';

jest.setTimeout(60_000);

const MINUTE = 60_000;
/** Ten in the morning in Chicago. */
const MORNING = Date.parse('2026-03-02T16:00:00Z');
const AT = new Date(MORNING).toISOString();

type Fault =
	| 'worker killed'
	| 'ledger gone'
	| 'Temporal gone'
	| 'flow hangs'
	| 'flow fails'
	| 'answer arrives'
	| 'withdrawal arrives';

/** What a client got in all, and how the message stands, once everything works again for an hour. */
type End = [messages: 0 | 1 | 2, state: 'sent' | 'answered' | 'withdrawn'] | 'void';

/**
 * Each fault at each point. A flow can only hang or fail where it is asked, after `posted`. What surely never went out goes
 * out once; what may have, once more; what was said holds until the post begins.
 */
const TABLE: Record<Point, Record<Fault, End>> = {
	gated: {
		'worker killed': [1, 'sent'],
		'ledger gone': [1, 'sent'],
		'Temporal gone': [1, 'sent'],
		'flow hangs': 'void',
		'flow fails': 'void',
		'answer arrives': [0, 'answered'],
		'withdrawal arrives': [0, 'withdrawn'],
	},
	composed: {
		'worker killed': [1, 'sent'],
		'ledger gone': [1, 'sent'],
		'Temporal gone': [1, 'sent'],
		'flow hangs': 'void',
		'flow fails': 'void',
		'answer arrives': [0, 'answered'],
		'withdrawal arrives': [0, 'withdrawn'],
	},
	posted: {
		'worker killed': [2, 'sent'],
		'ledger gone': [1, 'sent'],
		'Temporal gone': [1, 'sent'],
		'flow hangs': [2, 'sent'],
		'flow fails': [2, 'sent'],
		'answer arrives': [1, 'sent'],
		'withdrawal arrives': [1, 'sent'],
	},
	'receipt in': {
		'worker killed': [2, 'sent'],
		'ledger gone': [1, 'sent'],
		'Temporal gone': [1, 'sent'],
		'flow hangs': 'void',
		'flow fails': 'void',
		'answer arrives': [1, 'sent'],
		'withdrawal arrives': [1, 'sent'],
	},
	settled: {
		'worker killed': [1, 'sent'],
		'ledger gone': [1, 'sent'],
		'Temporal gone': [1, 'sent'],
		'flow hangs': 'void',
		'flow fails': 'void',
		'answer arrives': [1, 'sent'],
		'withdrawal arrives': [1, 'sent'],
	},
};

const PAIRS = Object.entries(TABLE).flatMap(([point, faults]) =>
	Object.entries(faults).map(([fault, end]) => [point as Point, fault as Fault, end] as const),
);
const MEANT = PAIRS.flatMap(([point, fault, end]) => (end === 'void' ? [] : [[point, fault, end] as const]));

/** A delivery that is to go out by a flow, on a ledger that workers may open again. */
async function delivery(flow: Flow) {
	let arrive!: () => void;
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	const place = await newLedgerPlace();
	const ledger = await openForTest(place, testRing);
	const input = assignmentInput(testRing, { deliverAt: AT });
	const { assignmentId } = input;
	await recordAssignment(activitiesOn(ledger), input);
	const route = routeOf(testRing, 'deliver', 'Message the client');
	const server = await serveFlow(testRing, { routeId: route.routeId, command: 'deliver' }, (...asked) => {
		arrive();
		flow(...asked);
	});
	const page = routeOf(testRing, 'page', 'Page', 'https://n8n.example/webhook/page');
	await ledger.routes.claim(claimOf([{ ...route, url: server.url }, page]));
	const order: MessageOrder = {
		...{ command: 'deliver', commandId: commandId(assignmentId, 'deliver'), assignmentId, generation: 0 },
		...{ at: AT, expiresAt: TERMS.dueAt },
	};
	return { place, ledger, order, assignmentId, arrived, received: server.received };
}

function activitiesOn(ledger: Ledger, more: Partial<Parameters<typeof createActivities>[0]> = {}) {
	const parts = { ledger, library, ring: testRing, others: nobodyElse, clock: () => MORNING };
	return createActivities({ ...parts, pushTimeoutMs: PUSH_TIMEOUT_MS, handInMs: 50, ...more });
}

/** Makes one try that meets a fault at a point. What breaks there may end it; what it says then does not matter here. */
async function tryWith(
	{ place, ledger, order, assignmentId, arrived }: Awaited<ReturnType<typeof delivery>>,
	point: Point,
	fault: Fault,
	handedIn: Receipt[],
): Promise<void> {
	if (fault === 'worker killed') return await killedAt(point, place, order, arrived);
	const own = await openLedger({ ...place, ring: testRing });
	let closed = false;
	let gone = false;
	const others = {
		...nobodyElse,
		unheardAmong: async () => {
			if (gone) throw new Error('Temporal cannot be reached');
			return [];
		},
		handIn: async (receipt: Receipt) => void handedIn.push(receipt),
	};
	const happen: Partial<Record<Fault, () => Promise<void>>> = {
		'ledger gone': async () => {
			closed = true;
			await own.close();
		},
		'Temporal gone': async () => void (gone = true),
		'answer arrives': () => say(ledger, assignmentId, 'answered'),
		'withdrawal arrives': () => say(ledger, assignmentId, 'withdrawn'),
	};
	const atPoint = async (here: Point) => void (here === point && (await happen[fault]?.()));
	const { push } = activitiesOn(own, { others, atPoint });
	await perform(push.sendMessage, order, { at: MORNING }).catch(() => undefined);
	if (!closed) await own.close();
}

async function say(ledger: Ledger, assignmentId: string, kind: 'answered' | 'withdrawn'): Promise<void> {
	const outcome = kind === 'answered' ? 'done' : 'withdrawn';
	await ledger.events.record({ eventId: `${assignmentId}.${kind}`, assignmentId, kind, at: AT, outcome });
}

async function killedAt(killAt: Point, place: LedgerPlace, order: MessageOrder, arrived: Promise<void>): Promise<void> {
	const told = JSON.stringify({ place, order, at: MORNING, killAt });
	const script = join(__dirname, 'one-try.ts');
	const worker = spawn(process.execPath, ['--import', 'tsx', script, told], { stdio: ['pipe', 'inherit', 'inherit'] });
	const ended = once(worker, 'exit');
	if (killAt === 'posted') await arrived.then(() => worker.stdin.write('arrived'));
	expect(await ended).toEqual([null, 'SIGKILL']);
}

it('says of each fault at each point what comes of it', () => {
	expect(PAIRS).toHaveLength(35);
	expect(MEANT).toHaveLength(27);
});

it.each(MEANT)('%s, %s: %j', async (point, fault, [messages, state]) => {
	let first = true;
	const parts = await delivery((command, response) => {
		const meets = first;
		first = false;
		if (meets && fault === 'flow hangs') return;
		if (meets && fault === 'flow fails') return json(response, 500, { message: 'Error in workflow' });
		receipting({})(command, response);
	});
	const { ledger, order, received, assignmentId } = parts;
	const handedIn: Receipt[] = [];
	await tryWith(parts, point, fault, handedIn);

	// Everything works again: what was handed in is recorded, and the message is tried as often as it may be.
	let now = MORNING;
	const { push, workflows } = activitiesOn(ledger, { clock: () => now });
	const tryAfter = async (minutes: number) => {
		now = MORNING + minutes * MINUTE;
		return await perform(push.sendMessage, order, { at: now });
	};
	for (const receipt of handedIn) {
		await perform(workflows.carryOut, { version: CONTRACT_VERSION, kind: 'hand-in-receipt', receipt } as const);
	}
	for (const minutes of [2, 15, 30, 60]) await tryAfter(minutes).catch(() => undefined);
	expect(received).toHaveLength(messages);
	const ending = await tryAfter(90);
	expect(ending.kind === 'skipped' ? ending.reason : ending.kind).toBe(state);
	const kinds = (await ledger.stories.of(assignmentId))!.events.map(({ kind }) => kind);
	expect(kinds.filter((kind) => kind === 'delivered')).toHaveLength(state === 'sent' ? 1 : 0);
});
