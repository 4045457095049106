import { inFull } from '../../temporal/contract/skip-words';
import { CHANGE } from '../../temporal/contract/names';
import { FAILED, SENT, type FlowAnswer } from './flow-server';
import { type Assigned, result, status, submission, submit, tell } from './assigned';
import { useRig, type Rig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

async function reasons(rig: Rig, { assignmentId }: Assigned) {
	const { events } = (await rig.ledger.stories.of(assignmentId))!;
	return events.flatMap(({ reason, said }) => (reason === undefined ? [] : [inFull({ ours: reason, theirs: said })]));
}

describe('a delivery that surely failed', () => {
	it('for a day is made up for when the provider is back, and gives nothing up', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 72 });
		await rig().pass(9);
		expect(await status(assigned)).toMatchObject({ delivery: 'waiting', outcome: 'open' });
		const triesWhileDown = rig().flow.commandsFor(assigned.assignmentId).length;
		expect(triesWhileDown).toBeGreaterThan(5);

		rig().flow.answer = SENT;
		await rig().pass(24);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		const commands = rig().flow.commandsFor(assigned.assignmentId);
		expect(commands).toHaveLength(triesWhileDown + 1);
		expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(1);
		expect(commands.at(-1)).toMatchObject({ attempt: triesWhileDown + 1 });
		await assigned.terminate();
	});

	it('until it is pointless is given up, and says why', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 6 });
		await rig().pass(7);
		const standing = await status(assigned);
		expect(standing).toMatchObject({ delivery: 'undeliverable', outcome: 'open' });
		expect(standing.problem).toBe('Every try failed until it was due; the last one said: The mail server is down.');
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;
		expect(tries).toBeLessThanOrEqual(12);

		rig().flow.answer = SENT;
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		expect(await result(assigned)).toMatchObject({ delivery: 'undeliverable', outcome: 'done' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries);
		expect((await rig().steps(assigned)).sort()).toEqual(['answered', 'assigned', 'due', 'undeliverable']);
		expect(await reasons(rig(), assigned)).toEqual([standing.problem]);
	});

	it('and is answered meanwhile is not tried again', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 72 });
		await rig().pass(3);
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;
		rig().flow.answer = SENT;
		expect(await result(assigned)).toMatchObject({ delivery: 'waiting', outcome: 'done' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'answered']);
	});

	it('is sent again once, however often staff say so at night', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 6 });
		await rig().pass(12);
		rig().flow.answer = SENT;
		const again = (changeId: string) => tell(assigned, 'remindNow', { changeId });
		const tries = rig().flow.commandsFor(assigned.assignmentId).length;
		expect(await again('one')).toMatchObject({ reminders: 'running', repeated: false });
		await rig().pass(0.1);
		expect(await again('two')).toMatchObject({ reminders: 'running', repeated: true });
		await rig().pass(12);
		// What was asked for while another one waited is not made up for, also where it is said again.
		expect(await again('two')).toMatchObject({ reminders: 'running', repeated: true });
		await rig().pass(1);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(tries + 1);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'undeliverable', 'due', 'delivered']);
		await assigned.terminate();
	});

	it('is sent again when staff say so, after it was given up', async () => {
		rig().flow.answer = FAILED;
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 6 });
		await rig().pass(7);
		rig().flow.answer = SENT;
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await rig().pass(0.1);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		expect(rig().flow.commandsFor(assigned.assignmentId).at(-1)).toMatchObject({ command: 'deliver' });
		expect(await rig().steps(assigned)).toContain('delivered');
		await assigned.terminate();
	});
});

describe('a delivery of which nobody can tell whether it went out', () => {
	it('is tried once more in all, in a week; reminders go on, and staff may have it sent again', async () => {
		rig().flow.answer = (command) => (command.command === 'deliver' ? { status: 500 } : SENT(command));
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 7 * 24, reminders: [{ share: 0.5 }] });
		await rig().pass(6 * 24);
		const sent = () =>
			rig()
				.flow.commandsFor(assigned.assignmentId)
				.map(({ command }) => command);
		expect(sent()).toEqual(['deliver', 'deliver', 'remind']);
		expect(await status(assigned)).toMatchObject({ delivery: 'unconfirmed', outcome: 'open' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'unconfirmed', 'reminded']);

		rig().flow.answer = SENT;
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await rig().pass(0.1);
		expect(sent()).toEqual(['deliver', 'deliver', 'remind', 'deliver']);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
		await assigned.terminate();
	});

	it('and whose client answers before it is tried once more stays not confirmed, and is not tried', async () => {
		rig().flow.answer = () => ({ status: 500 });
		const assigned = await rig().assign({ deliverIn: 0 });
		await rig().pass(0.1);
		expect(await status(assigned)).toMatchObject({ delivery: 'waiting' });
		await submit(assigned, submission('done', { reportedBy: 'staff' }));
		expect(await result(assigned)).toMatchObject({ delivery: 'unconfirmed', outcome: 'done' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toHaveLength(1);
		expect(await rig().ledger.stories.of(assigned.assignmentId)).toMatchObject({ delivery: 'unconfirmed' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'unconfirmed', 'answered']);
	});

	it('and that is refused when staff have it sent again may still have arrived: reminders go on', async () => {
		rig().flow.answer = (command) => (command.command === 'deliver' ? { status: 500 } : SENT(command));
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		await rig().pass(1);
		expect(await status(assigned)).toMatchObject({ delivery: 'unconfirmed' });
		rig().flow.answer = (command) =>
			command.command === 'deliver' ? { result: 'refused', reason: 'no such mailbox' } : SENT(command);
		await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'again' }] });
		await rig().pass(29);
		expect(await status(assigned)).toMatchObject({ delivery: 'unconfirmed' });
		expect(await rig().ledger.stories.of(assigned.assignmentId)).toMatchObject({ delivery: 'unconfirmed' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'unconfirmed', 'undeliverable', 'reminded']);
		await assigned.terminate();
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
			problem: 'It came too late to be of use.',
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
