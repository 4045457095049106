import { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import fc from 'fast-check';
import { ASSIGNMENT_CHANGES, type ToAssignment } from '../../temporal/contract/changes';
import { EncryptionCodec } from '../../temporal/contract/payload-codec';
import { rubbish, spoilt } from '../contract/spoilt';
import { status, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(30_000);
const rig = useRig({ random: true });

const { EVENT_TYPE_WORKFLOW_TASK_FAILED } = temporal.api.enums.v1.EventType;

/** What came in fails no workflow task, and keeps no answer from being taken. */
async function answerIsTaken(assigned: Assigned): Promise<void> {
	expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
	expect(await status(assigned)).toMatchObject({ outcome: 'done', delivery: 'delivered' });
	const { events } = await assigned.fetchHistory();
	expect(events!.filter(({ eventType }) => eventType === EVENT_TYPE_WORKFLOW_TASK_FAILED)).toEqual([]);
}

async function delivered(): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 0.1, dueIn: 48 });
	await rig().pass(1);
	return assigned;
}

const names = Object.keys(ASSIGNMENT_CHANGES) as Array<keyof ToAssignment>;

describe('rubbish as a Signal', () => {
	it.each(names)('%s changes nothing, is kept on record, and keeps no answer from being taken', async (name) => {
		const { problemOf } = ASSIGNMENT_CHANGES[name];
		const assigned = await delivered();
		const inputs = fc.sample(
			fc.oneof(rubbish, spoilt(name)).filter((input) => problemOf(sent(input)) !== undefined),
			30,
		);
		for (const input of inputs) await assigned.signal(name, input);
		await assigned.signal(name);
		await assigned.signal(name, ...inputs.slice(0, 3));
		await answerIsTaken(assigned);
		const unreadable = (await rig().steps(assigned)).filter((kind) => kind === 'unreadable');
		expect(unreadable).toHaveLength(inputs.length + 2);
	});

	it.each(['ended', 'seen', 'changed', 'start', '__stack_trace', '', '__temporal_signal', 'constructor', '__proto__'])(
		'of the name "%s" keeps no answer from being taken',
		async (name) => {
			const assigned = await delivered();
			for (const input of fc.sample(rubbish, 10)) await assigned.signal(name, input);
			await answerIsTaken(assigned);
		},
	);

	it('that tells of an ending in any form keeps no answer from being taken', async () => {
		const assigned = await delivered();
		const commandId = `${assigned.assignmentId}.deliver`;
		const ending = fc.record({
			kind: fc.constantFrom('sent', 'refused', 'skipped', 'unknown', 'given-up'),
			at: fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2025-11-03', 7),
			reason: rubbish,
		});
		for (const told of fc.sample(ending, 30)) await assigned.signal('ended', { commandId, ending: told });
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
	});

	it.each([
		['of no encoding', {}],
		['of an unknown encoding', { metadata: { encoding: Buffer.from('json/strange') }, data: Buffer.from('{}') }],
		['that is no JSON', { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"outcome":') }],
		['that is bytes', { metadata: { encoding: Buffer.from('binary/plain') }, data: Buffer.from('done') }],
		['that is deeply nested', json(nested(100_000))],
		['of which a field that nobody knows is deeply nested', answerWith(`"x":${nested(20_000)}`)],
		['that looks like what the worker could not read', json('{"homeworkUnreadable":{"why":"x","words":{},"kept":{}}}')],
		['that is marked as what the worker could not read', json('{"homeworkUnreadable":5}')],
	])('with a key and a payload %s keeps no answer from being taken', async (_what, payload) => {
		const assigned = await delivered();
		const codec = new EncryptionCodec(testRing);
		const odd = new Client({
			connection: rig().client.connection,
			dataConverter: {
				payloadCodecs: [{ encode: () => codec.encode([payload]), decode: (some) => codec.decode(some) }],
			},
		});
		await odd.workflow.getHandle(assigned.workflowId).signal('submit', 'whatever');
		await answerIsTaken(assigned);
		expect(await rig().steps(assigned)).toContain('unreadable');
	});
});

function nested(depth: number): string {
	return '['.repeat(depth) + ']'.repeat(depth);
}

function answerWith(field: string) {
	return json(`{"submissionId":"a","outcome":"done","reportedBy":"client",${field}}`);
}

function json(text: string) {
	return { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(text) };
}

/** As it arrives: what is undefined does not. */
function sent(input: unknown): unknown {
	return input === undefined ? undefined : (JSON.parse(JSON.stringify(input)) as unknown);
}
