import { readLinkToken } from '../../temporal/contract/link-token';
import { result, status, submission, submit } from './assigned';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(30_000);
const rig = useRig({ confirm: true });

/** The assignment whose page the link in a line opens. */
function idIn(line: string): string | undefined {
	const token = /[?&]t=([\w-]+)/.exec(line)?.[1];
	return token === undefined ? undefined : readLinkToken(testRing, token)?.assignmentId;
}

describe('two clients behind one address', () => {
	it.each([
		['Ada Byron', 'Bo Berg', 'Ada,', 'Bo,'],
		['Alex Demo', 'Alex Roe', 'Alex D.,', 'Alex R.,'],
	])(
		'are reminded by one message that greets nobody, each under the own name and link: %s and %s',
		async (oneName, otherName, ...called) => {
			const ask = { clientEmail: `${oneName.toLowerCase().replace(' ', '.')}@family.example`, dueIn: 50 };
			const both = [oneName, otherName].map((clientName, index) =>
				rig().assign({ ...ask, deliverIn: index / 2, reminders: [{ share: 0.5 }], clientName }),
			);
			const [one, other] = [await both[0]!, await both[1]!];
			await rig().pass(30);
			const messages = [one, other].map(({ assignmentId }) => rig().flow.commandsFor(assignmentId));
			const [ones, others] = [oneName.split(' ')[0]!, otherName.split(' ')[0]!];
			expect(messages.map(([first]) => [first!.command, first!.to.firstName])).toEqual([
				['deliver', ones],
				['deliver', others],
			]);
			const [reminder, ...more] = messages.flat().filter(({ command }) => command === 'remind');
			expect(more).toEqual([]);
			expect(reminder!.to).not.toHaveProperty('firstName');
			const { text } = reminder!.messages.email;
			expect(text).toMatch(/^Hello,$/m);
			const lines = text.split('\n').filter((line) => idIn(line) !== undefined);
			const own = [one, other].map(({ assignmentId }) => lines.filter((line) => idIn(line) === assignmentId));
			expect(own).toEqual(
				called.map((name) => [expect.stringMatching(`^${name.replaceAll('.', '\\.')} by `) as string]),
			);
			expect(text).not.toMatch(/Byron|Berg|Demo|Roe/);
			for (const assigned of [one, other]) await assigned.terminate();
		},
	);

	it('get what is meant to leave within minutes in one message, each under the own name and link', async () => {
		const ask = { clientEmail: 'at.once@family.example', dueIn: 50 };
		const one = await rig().assign({ ...ask, deliverIn: 1, clientName: 'Ada Byron' });
		const other = await rig().assign({ ...ask, deliverIn: 1.1, clientName: 'Bo Berg' });
		await rig().pass(1.5);
		const messages = [one, other].flatMap(({ assignmentId }) => rig().flow.commandsFor(assignmentId));
		expect(messages).toHaveLength(1);
		expect(messages[0]!.to).not.toHaveProperty('firstName');
		const lines = messages[0]!.messages.email.text.split('\n').filter((line) => idIn(line) !== undefined);
		expect(lines.map((line) => [idIn(line), line.split(',')[0]])).toEqual([
			[one.assignmentId, 'Ada'],
			[other.assignmentId, 'Bo'],
		]);
		for (const assigned of [one, other]) {
			expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered']);
			expect(await status(assigned)).toMatchObject({ delivery: 'delivered' });
			await assigned.terminate();
		}
	});

	it('answer each for themselves, and are thanked under the own name', async () => {
		const ask = { clientEmail: 'answers@family.example' };
		const one = await rig().assign({ ...ask, deliverIn: 0, clientName: 'Ada Byron' });
		const other = await rig().assign({ ...ask, deliverIn: 0.5, clientName: 'Bo Berg' });
		await rig().pass(5);
		await submit(other, submission('done'));
		await result(other);
		const thanks = rig().flow.commandsFor(other.assignmentId).at(-1)!;
		expect(thanks).toMatchObject({ command: 'confirm', to: { firstName: 'Bo' } });
		expect(idIn(thanks.link)).toBe(other.assignmentId);
		expect(await rig().steps(one)).not.toContain('answered');
		await one.terminate();
	});
});
