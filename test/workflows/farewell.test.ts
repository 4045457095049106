import { randomBytes } from 'node:crypto';
import { CONTRACT_VERSION, farewellWorkflowId } from '../../temporal/contract/names';
import type { MessageCommand } from '../../temporal/contract/command';
import type { StopRequest } from '../../temporal/contract/stops';
import { page, result, submission, submit, type Assigned } from './assigned';
import { FAILED, SENT, type FlowAnswer } from './flow-server';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig({ confirm: true });
const MINUTE = 1 / 60;
const REFUSED = (): FlowAnswer => ({ result: 'refused', reason: 'No such mailbox' });

type Record = Extract<StopRequest, { kind: 'record-stop' }>;

function newId(): string {
	return randomBytes(16).toString('base64url');
}

/** Somebody stops messages by the link of an assignment, as the page hands it in. Answers the wish's id. */
async function stop({ assignmentId }: Assigned, more: Partial<Record> = {}): Promise<string> {
	const stopId = newId();
	const at = (await rig().now()).toISOString();
	const wish = { version: CONTRACT_VERSION, stopId, of: { assignmentId }, at } as const;
	await rig().request({ ...wish, kind: 'record-stop', scope: 'all', source: 'client-page', ...more }, rig().still);
	return stopId;
}

async function takeBack({ assignmentId }: Assigned): Promise<void> {
	const at = (await rig().now()).toISOString();
	const wish = { version: CONTRACT_VERSION, stopId: newId(), of: { assignmentId }, at } as const;
	await rig().request({ ...wish, kind: 'lift-stop', source: 'client-page' }, rig().still);
}

/** What told whoever stopped messages that it is so. */
function farewells({ assignmentId }: Assigned): MessageCommand[] {
	return rig()
		.flow.commandsFor(assignmentId)
		.filter(({ commandId }) => commandId.startsWith('farewell.'));
}

async function delivered(): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
	await rig().pass(MINUTE);
	return assigned;
}

/** Waits for the answer to a stop, whatever it comes to. */
async function answered(stopId: string): Promise<unknown> {
	rig().follow(farewellWorkflowId(stopId));
	return await rig().still.workflow.getHandle(farewellWorkflowId(stopId)).result();
}

describe('whoever stops messages on the page', () => {
	it('is told once that it is so, and nothing more', async () => {
		const assigned = await delivered();
		expect(await answered(await stop(assigned))).toMatchObject({ kind: 'sent' });
		const [told] = farewells(assigned);
		expect(told).toMatchObject({
			command: 'confirm',
			to: { email: assigned.terms.clientEmail },
			messages: { email: { subject: 'No more messages, as you asked' } },
		});
		expect(told!.messages.email.text).toContain(told!.link);
		await rig().pass(51);
		expect(farewells(assigned)).toHaveLength(1);
		expect(rig().sent(assigned)).toHaveLength(2);
		await assigned.terminate();
	});

	it('is told of reminders that these stop, and that anything new comes', async () => {
		const assigned = await delivered();
		await answered(await stop(assigned, { scope: 'reminders', source: 'one-click' }));
		expect(farewells(assigned)[0]!.messages.sms.text).toMatch(
			/^As you asked, you get no more reminders\. To change this: http/,
		);
		await assigned.terminate();
	});

	it('is told once however often messages are stopped and taken back', async () => {
		const assigned = await delivered();
		await answered(await stop(assigned));
		await stop(assigned);
		await takeBack(assigned);
		const again = await stop(assigned);
		await rig().pass(1);
		expect(farewells(assigned)).toHaveLength(1);
		expect(await rig().ledger.farewells.waits(again)).toBe(false);
		await assigned.terminate();
	});

	it('is told while staff hold everything, and where the homework is over', async () => {
		const assigned = await delivered();
		await submit(assigned, submission('done'));
		await result(assigned);
		const held = { version: CONTRACT_VERSION, holdId: newId(), reason: 'The wrong day' } as const;
		await rig().request({ ...held, kind: 'hold' }, rig().still);
		expect(await answered(await stop(assigned))).toMatchObject({ kind: 'sent' });
		await rig().request({ version: CONTRACT_VERSION, kind: 'let-go', letGoId: newId() }, rig().still);
	});

	it('is told nothing where it was taken back before that went out', async () => {
		const assigned = await delivered();
		rig().flow.answer = (command) => (command.commandId.startsWith('farewell.') ? FAILED() : SENT(command));
		const stopId = await stop(assigned);
		await takeBack(assigned);
		rig().flow.answer = SENT;
		await rig().pass(1);
		expect(await answered(stopId)).toMatchObject({ kind: 'skipped', reason: 'nothing-new' });
		await assigned.terminate();
	});
});

it.each([
	['by staff', { source: 'staff' } as const, SENT],
	['where the provider refused the last message', {}, REFUSED],
])('nobody is told of a stop %s', async (_which, more, answer) => {
	rig().flow.answer = answer;
	const assigned = await delivered();
	rig().flow.answer = SENT;
	const stopId = await stop(assigned, more);
	expect(await rig().ledger.farewells.waits(stopId)).toBe(false);
	await rig().pass(1);
	expect(farewells(assigned)).toEqual([]);
	await assigned.terminate();
});

it.each(['all', 'reminders'] as const)('homework that is assigned after a stop knows of it: %s', async (scope) => {
	const first = await delivered();
	await stop(first, { scope });
	const second = await rig().assign({ deliverIn: 0, dueIn: 50, clientEmail: first.terms.clientEmail });
	await rig().pass(MINUTE);
	expect((await page(second)).stopped).toBe(scope);
	await takeBack(second);
	await rig().pass(MINUTE);
	expect((await page(second)).stopped).toBeUndefined();
	for (const assigned of [first, second]) await assigned.terminate();
});
