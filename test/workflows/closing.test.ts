import { Client } from '@temporalio/client';
import { result, submission, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig({ random: true });

/** Says something again and again while an assignment closes; answers how often Temporal accepted it. */
async function saidWhileItCloses(assigned: Assigned, say: (index: number) => Promise<void>): Promise<number> {
	await assigned.signal('withdraw', { withdrawalId: 'by staff' });
	let accepted = 0;
	for (let index = 0; index < 30; index += 1) {
		try {
			await say(index);
		} catch {
			break;
		}
		accepted += 1;
	}
	await result(assigned);
	return accepted;
}

async function delivered(): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 0.1, dueIn: 48 });
	await rig().pass(2);
	return assigned;
}

async function onRecord(assigned: Assigned, kind: string): Promise<number> {
	return (await rig().steps(assigned)).filter((step) => step === kind).length;
}

describe('while an assignment closes', () => {
	it('everything that a client says is kept on record', async () => {
		const assigned = await delivered();
		const accepted = await saidWhileItCloses(assigned, (index) =>
			assigned.signal('submit', submission('done', { submissionId: `answer ${index}`, note: `words ${index}` })),
		);
		expect(accepted).toBeGreaterThan(0);
		expect(await onRecord(assigned, 'not-taken')).toBe(accepted);
	});

	it('everything that cannot be read is, too', async () => {
		const assigned = await delivered();
		const clear = new Client({ connection: rig().client.connection }).workflow.getHandle(assigned.workflowId);
		const accepted = await saidWhileItCloses(assigned, (index) =>
			clear.signal('submit', submission('done', { submissionId: `answer ${index}` })),
		);
		expect(accepted).toBeGreaterThan(0);
		expect(await onRecord(assigned, 'unreadable')).toBe(accepted);
	});
});
