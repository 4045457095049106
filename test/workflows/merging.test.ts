import type { MessageCommand } from '../../temporal/contract/command';
import { reschedule, submission, submit } from './assigned';
import { FAILED, SENT } from './flow-server';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const HOUR = 3_600_000;

describe('two assignments of one client', () => {
	it('that are due to be reminded of on one day make one message', async () => {
		const clientEmail = 'both@example.com';
		const ask = { clientEmail, dueIn: 50, reminders: [{ share: 0.5 }] };
		const [one, other] = [await rig().assign({ ...ask, deliverIn: 0 }), await rig().assign({ ...ask, deliverIn: 0.5 })];
		await rig().pass(30);
		const messages = [one, other].flatMap(({ assignmentId }) => rig().flow.commandsFor(assignmentId));
		const reminding = messages.filter(({ command }) => command === 'remind');
		expect(reminding).toHaveLength(1);
		expect(reminding[0]!.alsoAbout).toHaveLength(1);
		for (const assigned of [one, other]) {
			expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'reminded']);
			await assigned.terminate();
		}
	});

	it('of which one moves while the message of the other is to say its reminder, too, lose none of them', async () => {
		const clientEmail = 'moved@example.com';
		const one = await rig().assign({ clientEmail, deliverIn: 0, dueIn: 50, reminders: [{ share: 0.5 }] });
		const other = await rig().assign({
			clientEmail,
			deliverIn: 0.5,
			dueIn: 50,
			reminders: [{ before: 'due', hours: 20 }],
		});
		const fails = (command: MessageCommand) =>
			command.command === 'remind' && command.assignmentId === one.assignmentId;
		rig().flow.answer = (command) => (fails(command) ? FAILED() : SENT(command));
		await rig().pass(26);
		expect(rig().flow.commandsFor(one.assignmentId).at(-1)!.alsoAbout).toHaveLength(1);
		await reschedule(other, {
			rescheduleId: 'one',
			dueAt: new Date((await rig().now()).getTime() + 100 * HOUR).toISOString(),
		});
		await submit(one, submission('done', { reportedBy: 'staff' }));
		await rig().pass(5);
		expect(rig().sent(other)).toEqual(['deliver', 'remind.1']);
		expect((await rig().reminders(other)).reminders).toMatchObject([
			{ ordinal: 1, state: 'sent' },
			{ ordinal: 2, state: 'planned' },
		]);
		await other.terminate();
	});
});
