import type { Receipt } from '../../temporal/contract/receipt';
import type { MessageCommand } from '../../temporal/contract/command';
import {
	CHANGE,
	CONTRACT_VERSION,
	receiptRequestKey,
	requestWorkflowId,
	taskQueues,
	WORKFLOW,
} from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { SENT } from './flow-server';
import { result, status, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const LOST = () => ({ status: 500 });
const FAILED = { result: 'failed', proof: 'stated', reason: 'The mail server is down.' } as const;

/** Hands in the receipt of a try whose asker is gone. */
async function handIn(tryId: string, receipt: Omit<Receipt, 'version' | 'tryId'>): Promise<void> {
	const whole = { version: CONTRACT_VERSION, tryId, ...receipt } as const;
	const workflowId = requestWorkflowId(receiptRequestKey(tryId));
	await rig().client.workflow.start(WORKFLOW.request, {
		workflowId,
		taskQueue: taskQueues('homework').workflows,
		args: [{ version: CONTRACT_VERSION, kind: 'hand-in-receipt', receipt: whole }],
	});
	// To ask for its result would let time pass.
	const request = rig().follow(workflowId);
	await until(async () => (await request.describe()).status.name === 'COMPLETED');
}

async function inLedger({ assignmentId }: Assigned): Promise<string> {
	return (await rig().ledger.stories.of(assignmentId))!.delivery;
}

/** An assignment of whose delivery nobody knows whether it went out, with the ids of its tries. */
async function unconfirmed() {
	rig().flow.answer = LOST;
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 72 });
	await rig().pass(1);
	expect(await status(assigned)).toMatchObject({ delivery: 'unconfirmed' });
	const tries = rig()
		.flow.commandsFor(assigned.assignmentId)
		.map(({ tryId }) => tryId);
	expect(tries).toHaveLength(2);
	return { assigned, tries };
}

describe('a receipt that comes in after its delivery was over as unconfirmed', () => {
	it('has workflow and ledger call it delivered', async () => {
		const { assigned, tries } = await unconfirmed();
		await handIn(tries[0]!, { result: 'sent' });
		expect(await inLedger(assigned)).toBe('delivered');
		const standing = await status(assigned);
		expect(standing).toMatchObject({ delivery: 'delivered' });
		expect(standing.problem).toBeUndefined();
		await assigned.terminate();
	});

	it('has both call it undeliverable, once it is known of each try that nothing went out, and staff may send it again', async () => {
		const { assigned, tries } = await unconfirmed();
		await handIn(tries[0]!, FAILED);
		expect(await status(assigned)).toMatchObject({ delivery: 'unconfirmed' });
		await handIn(tries[1]!, FAILED);
		expect(await inLedger(assigned)).toBe('undeliverable');
		const problem = 'Every try failed until it was due; the last one said: The mail server is down.';
		const standing = await status(assigned);
		expect(standing).toMatchObject({ delivery: 'undeliverable', problem });
		expect(standing).not.toHaveProperty('deliveredAt');

		rig().flow.answer = SENT;
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await rig().pass(0.1);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});

	it('changes nothing in an assignment that was sent again meanwhile and arrived', async () => {
		const { assigned, tries } = await unconfirmed();
		rig().flow.answer = SENT;
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await rig().pass(0.1);
		for (const tryId of tries) await handIn(tryId, FAILED);
		expect(await inLedger(assigned)).toBe('delivered');
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});

	it('has it not sent again, where that was asked for and waits for the morning', async () => {
		const { assigned, tries } = await unconfirmed();
		await rig().pass(12);
		rig().flow.answer = SENT;
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await handIn(tries[0]!, { result: 'sent' });
		await rig().pass(14);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries.length);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'unconfirmed', 'delivered']);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});
});

it('a receipt that comes in while its delivery waits to be sent again is known at once, and is sent no more', async () => {
	rig().flow.answer = LOST;
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 72 });
	await rig().pass(0.1);
	const [{ tryId }] = rig().flow.commandsFor(assigned.assignmentId) as [MessageCommand];
	await handIn(tryId, { result: 'sent' });
	expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
	await rig().pass(1);
	expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(1);
	expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered']);
	await assigned.terminate();
});

it('a receipt that comes in after its assignment was answered is on both sides, too', async () => {
	rig().flow.answer = LOST;
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 72 });
	await rig().pass(0.1);
	await submit(assigned, submission('done', { reportedBy: 'staff' }));
	const [{ tryId }] = rig().flow.commandsFor(assigned.assignmentId) as [MessageCommand];
	await handIn(tryId, { result: 'sent' });
	expect(await inLedger(assigned)).toBe('delivered');
	expect(await status(assigned)).toMatchObject({ delivery: 'delivered', outcome: 'done' });
	await result(assigned);
});

it('a receipt that is handed in waits for the ledger without an end, since nobody says it again', async () => {
	const { assigned, tries } = await unconfirmed();
	await handIn(tries[0]!, { result: 'sent' });
	const workflowId = requestWorkflowId(receiptRequestKey(tries[0]!));
	const { events } = await rig().client.workflow.getHandle(workflowId).fetchHistory();
	const scheduled = events!.flatMap(({ activityTaskScheduledEventAttributes: attributes }) => attributes ?? []);
	const [days] = scheduled.map(({ scheduleToCloseTimeout }) => Number(scheduleToCloseTimeout?.seconds) / 86_400);
	// What the server makes of none.
	expect(days).toBeGreaterThan(365);
	await assigned.terminate();
});
