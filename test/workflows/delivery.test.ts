import { CHANGE } from '../../temporal/contract/names';
import type { FlowAnswer } from './flow-server';
import { result, status, submission, submit, useRig, type Assigned, type Rig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

async function reasons(rig: Rig, { assignmentId }: Assigned) {
	return (await rig.ledger.stories.of(assignmentId))!.events.map(({ reason }) => reason).filter(Boolean);
}

describe('a delivery that fails', () => {
	it('for a day is made up for as soon as the flow is back', async () => {
		rig().flow.answer = () => ({ status: 500 });
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 72 });
		await rig().pass(25);
		expect(await status(assigned)).toMatchObject({ delivery: 'waiting', outcome: 'open' });
		const triesWhileDown = rig().flow.commandsFor(assigned.assignmentId).length;
		expect(triesWhileDown).toBeGreaterThan(20);

		rig().flow.answer = () => ({ result: 'sent' });
		await rig().pass(0.6);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		const commands = rig().flow.commandsFor(assigned.assignmentId);
		expect(commands).toHaveLength(triesWhileDown + 1);
		expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(1);
		expect(commands.at(-1)).toMatchObject({ attempt: triesWhileDown + 1 });
	});

	it('until it is pointless is given up, and says why', async () => {
		rig().flow.answer = () => ({ status: 500 });
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 6 });
		await rig().pass(7);
		const standing = await status(assigned);
		expect(standing).toMatchObject({ delivery: 'undeliverable', outcome: 'open' });
		expect(standing.problem).toContain('The flow "Message the client" failed (n8n answered 500)');
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;

		rig().flow.answer = () => ({ result: 'sent' });
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		expect(await result(assigned)).toMatchObject({ delivery: 'undeliverable', outcome: 'done' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'undeliverable', 'due', 'answered']);
		expect(await reasons(rig(), assigned)).toEqual([standing.problem]);
	});

	it('and is answered meanwhile is not tried again', async () => {
		rig().flow.answer = () => ({ status: 500 });
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 72 });
		await rig().pass(3);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;
		rig().flow.answer = () => ({ result: 'sent' });
		expect(await result(assigned)).toMatchObject({ delivery: 'waiting', outcome: 'done' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'answered']);
	});
});

describe('a delivery that is over for good', () => {
	it.each<[string, FlowAnswer, string]>([
		[
			'refused by the provider',
			{ result: 'refused', reason: 'no such mailbox' },
			'The provider refused it: no such mailbox',
		],
		['skipped by the flow', { result: 'skipped', reason: 'on holiday' }, 'The flow chose not to send it: on holiday'],
	])('%s leaves the assignment open', async (_case, answer, problem) => {
		rig().flow.answer = () => answer;
		const assigned = await rig().assign();
		await rig().pass(2);
		expect(await status(assigned)).toMatchObject({ delivery: 'undeliverable', outcome: 'open', problem });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(1);
		expect(await reasons(rig(), assigned)).toEqual([problem]);
	});

	it('for want of consent never reaches the flow', async () => {
		const assigned = await rig().assign({ clientEmail: 'nobody.asked@example.com', consentGiven: false });
		await rig().pass(2);
		expect(await status(assigned)).toMatchObject({
			delivery: 'undeliverable',
			problem: 'The client has not agreed to messages at this address.',
		});
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
	});

	it('because its time had passed when a worker came is not begun', async () => {
		const assigned = await rig().assign({ deliverIn: -3, dueIn: -1 });
		await rig().pass(1);
		expect(await status(assigned)).toMatchObject({
			delivery: 'undeliverable',
			problem: 'It was due before it could be delivered.',
		});
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
		expect(await rig().steps(assigned)).toEqual(expect.arrayContaining(['assigned', 'undeliverable', 'due']));
	});
});

describe('a delivery under way', () => {
	it('ends before the assignment that is withdrawn meanwhile, and its receipt counts', async () => {
		let receipt!: (answer: FlowAnswer) => void;
		rig().flow.answer = () => new Promise((resolve) => (receipt = resolve));
		const assigned = await rig().assign({ deliverIn: 0 });
		await rig().flow.arrived(assigned.assignmentId);
		await assigned.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
		const cause = await submit(assigned, submission('done')).catch((error: Error) => error.cause);
		expect(cause).toMatchObject({ type: 'AssignmentClosed', message: 'The assignment was withdrawn.' });
		receipt({ result: 'sent' });
		expect(await result(assigned)).toMatchObject({ delivery: 'delivered', outcome: 'withdrawn' });
		expect(await rig().steps(assigned)).toEqual(
			expect.arrayContaining(['assigned', 'withdrawn', 'delivered', 'closed']),
		);
	});
});
