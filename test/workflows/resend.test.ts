import { randomBytes } from 'node:crypto';
import type { BatchOrder } from '../../temporal/contract/batch';
import { clinicianId } from '../../temporal/contract/identity';
import { outcomeOf, runsOf, startBatch } from './batches';
import type { Assigned } from './assigned';
import { SENT } from './flow-server';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(120_000);
const rig = useRig({ unlimited: true });

async function carryOut(order: BatchOrder, batchId = randomBytes(16).toString('base64url')) {
	const batch = await startBatch(rig(), { batchId, order });
	const progress = await outcomeOf(rig(), batch);
	await runsOf(rig(), batch);
	return progress;
}

async function end(...assigned: Assigned[]): Promise<void> {
	for (const handle of assigned) await handle.terminate();
}

it('what may have gone out is sent again once, however often that is asked for', async () => {
	rig().flow.answer = () => ({ status: 500 });
	const lost = await Promise.all([1, 2].map(() => rig().assign({ deliverIn: 0 })));
	await rig().pass(1);
	rig().flow.answer = SENT;
	const arrived = await rig().assign({ deliverIn: 0 });
	await rig().pass(0.1);
	for (const handle of lost) expect(rig().sent(handle)).toEqual(['deliver', 'deliver']);

	const now = (await rig().now()).getTime();
	const between = { from: new Date(now - 2 * 3_600_000).toISOString(), to: new Date(now).toISOString() };
	const order: BatchOrder = { kind: 'send-again', of: { scope: 'went-wrong', what: ['unknown'], ...between } };
	expect(await carryOut(order)).toMatchObject({ assignments: 2, done: 2, unchanged: 0, gone: 0, waiting: 0 });
	await rig().pass(0.1);
	for (const handle of lost) expect(rig().sent(handle)).toEqual(['deliver', 'deliver', 'deliver.1']);
	expect(rig().sent(arrived)).toEqual(['deliver']);

	expect(await carryOut(order)).toMatchObject({ assignments: 0, done: 0 });
	await rig().pass(1);
	for (const handle of lost) expect(rig().sent(handle)).toHaveLength(3);
	await end(...lost, arrived);
});

it('two who ask for it at the same time have it sent once', async () => {
	rig().flow.answer = () => ({ status: 500 });
	const lost = await rig().assign({ deliverIn: 0 });
	await rig().pass(1);
	const now = (await rig().now()).getTime();
	const between = { from: new Date(now - 2 * 3_600_000).toISOString(), to: new Date(now).toISOString() };
	const order: BatchOrder = { kind: 'send-again', of: { scope: 'went-wrong', what: ['unknown'], ...between } };
	rig().flow.answer = SENT;
	const both = await Promise.all([carryOut(order), carryOut(order)]);
	expect(both.map(({ done }) => done).reduce((sum, done) => sum + done)).toBeLessThanOrEqual(1);
	await rig().pass(1);
	expect(rig().sent(lost)).toEqual(['deliver', 'deliver', 'deliver.1']);
	await end(lost);
});

it('all who have not answered are reminded, within gap and caps, and nobody twice', async () => {
	const clinician = { name: 'Kim Vale', email: 'kim@example.com' };
	const open = await Promise.all([1, 2].map(() => rig().assign({ deliverIn: 0, dueIn: 72, clinician })));
	const waits = await rig().assign({ deliverIn: 40, dueIn: 72, clinician });
	await rig().pass(23);
	const among = { scope: 'clinician', id: clinicianId(testRing, clinician) } as const;
	const order: BatchOrder = { kind: 'nudge', of: { scope: 'unanswered', among } };
	expect(await carryOut(order)).toMatchObject({ assignments: 2, done: 2 });
	await rig().pass(0.2);
	for (const handle of open) expect(rig().sent(handle)).toEqual(['deliver', 'remind.now.1']);
	expect(await carryOut(order)).toMatchObject({ assignments: 2, done: 0, unchanged: 2 });
	await rig().pass(0.2);
	for (const handle of open) expect(rig().sent(handle)).toHaveLength(2);
	expect(rig().sent(waits)).toEqual([]);
	await end(...open, waits);
});
