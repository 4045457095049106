import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { stopped } from '../ledger/practice';
import { readFlow, runFlow, type FlowRun } from './harness';
import { WISH } from './desk';
import { Practice } from './practice';

const flow = readFlow('assign');
let practice: Practice;

beforeAll(async () => {
	practice = await Practice.start();
	await practice.startWorker();
}, 120_000);

afterAll(async () => {
	await closeConnections();
	await practice?.stop();
}, 60_000);

/** Assigns one item; the flow says whether the client agreed. */
async function assign(item: IDataObject, clientAgreed: boolean, mode?: FlowRun['mode']): Promise<IDataObject> {
	const { credentials } = practice;
	const options = {
		assignmentKey: '={{ $json.key }}',
		deliverAt: '={{ $json.deliverAt }}',
		clientReference: '={{ $json.reference }}',
	};
	const parameters = { clientAgreed, options };
	const { outputs, error } = await runFlow(flow, { credentials, items: [item], parameters, mode });
	expect(error).toBeUndefined();
	return outputs[0]![0]!.json;
}

async function consentFor(key: string) {
	return (await practice.ledger.assignments.recorded([practice.idOf(key)]))[0]?.consent;
}

/** An assignment on record whose flow did not say that the client agreed. */
async function assignedWithout(key: string, reference = '') {
	const item = {
		...WISH,
		key,
		reference,
		email: `${key}@example.org`,
	};
	await assign(item, false);
	await practice.taken(practice.idOf(key));
	return item;
}

it('a repeat puts the agreement of a client on record, once', async () => {
	const item = await assignedWithout('agreed-later');
	expect(await assign(item, false)).not.toHaveProperty('consent');
	const preview = await assign(item, true, 'manual');
	expect(preview.plan).toContain("The client's agreement to e-mail would go on record");
	expect(await consentFor('agreed-later')).toBe('none');

	expect(await assign(item, true)).toMatchObject({ status: 'already assigned', consent: 'recorded' });
	expect(await consentFor('agreed-later')).toBe('given');
	expect(await assign(item, true)).not.toHaveProperty('consent');
}, 30_000);

it('an agreement of one is none of another who reads the same address', async () => {
	const item = await assignedWithout('agreed-first');
	expect(await assign(item, true)).toMatchObject({ consent: 'recorded' });
	const another = await assign({ ...item, key: 'agreed-second', client: 'Bea Example' }, false);
	expect(another).toMatchObject({
		consent: 'none',
		note: expect.stringContaining('Client Agreed to E-Mail') as string,
	});
	expect(await assign({ ...item, key: 'agreed-third' }, false)).not.toHaveProperty('consent');
}, 30_000);

it('an agreement is not for another address than that of the assignment', async () => {
	const item = await assignedWithout('agreed-elsewhere', '117');
	const repeat = await assign({ ...item, email: 'elsewhere@example.org' }, true);
	expect(repeat).toMatchObject({ differs: ['clientEmail'] });
	expect(repeat).not.toHaveProperty('consent');
	expect(await consentFor('agreed-elsewhere')).toBe('none');
}, 30_000);

it('an agreement stays withdrawn where the client took it back', async () => {
	const item = await assignedWithout('taken-back');
	await stopped(practice, item.email, Date.now());
	expect(await assign(item, true)).toMatchObject({
		consent: 'withdrawn',
		note: expect.stringContaining('Ask the client for another address') as string,
	});
	expect(await consentFor('taken-back')).toBe('withdrawn');
}, 30_000);

it('assigning to an address that opted out says at once that nothing goes out, and what to do', async () => {
	const item = await assignedWithout('opted-out');
	await stopped(practice, item.email, Date.now());
	const another = { ...item, key: 'opted-out-again', client: 'Bea Example' };
	const preview = await assign(another, true, 'manual');
	const says = expect.stringContaining('Ask the client for another address') as string;
	expect(preview.plan).toContainEqual(says);
	const assigned = await assign(another, true);
	expect(assigned).toMatchObject({ status: 'assigned', consent: 'withdrawn', note: says });
	expect(assigned).not.toHaveProperty('deliversAt');
}, 30_000);

/** Records of an assignment that it could not be delivered. */
async function undeliverable(key: string): Promise<void> {
	const assignmentId = practice.idOf(key);
	await practice.taken(assignmentId);
	await practice.ledger.events.record({
		eventId: `${assignmentId}.undeliverable`,
		assignmentId,
		kind: 'undeliverable',
		at: new Date().toISOString(),
		outcome: 'open',
	});
}

it('a repeat says that homework which was not sent for want of the agreement goes out now', async () => {
	const item = await assignedWithout('of-use');
	await undeliverable('of-use');
	expect(await assign(item, true)).toMatchObject({
		consent: 'recorded',
		summary: expect.stringMatching(/is on record now; the homework goes out now that the client has agreed$/) as string,
		note: 'The homework goes out now that the client has agreed.',
	});
}, 30_000);

it('a repeat says of homework that was due meanwhile that it is too late, and what to do', async () => {
	const due = new Date(Date.now() + 4_000).toISOString();
	const item = { ...WISH, key: 'too-late', reference: '', email: 'too-late@example.org' };
	await assign({ ...item, deliverAt: '', due }, false);
	await undeliverable('too-late');
	await practice.recorded(practice.idOf('too-late'), 'due');
	expect(await assign(item, true)).toMatchObject({
		consent: 'recorded',
		summary: expect.stringContaining(
			'it is too late to send it: assign it anew under another Assignment Key',
		) as string,
		note: expect.stringContaining('Assign it anew under another Assignment Key') as string,
	});
}, 30_000);

it('an agreement waits in Temporal for a worker', async () => {
	const item = await assignedWithout('agreed-without-worker');
	await practice.stopWorker();
	expect(await assign(item, true)).toMatchObject({ status: 'already assigned', consent: 'accepted' });
	await practice.startWorker();
	while ((await consentFor('agreed-without-worker')) !== 'given') await nextTurn();
}, 30_000);
