import { BRAKE_KEY, CONTRACT_VERSION, requestWorkflowId, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import type { Request, RequestResult } from '../../temporal/contract/request';
import { result, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(60_000);
const rig = useRig();
const MINUTE = 1 / 60;
let count = 0;

/** As Homework Remind asks for it. */
async function ask(request: Request) {
	const started = await rig().client.workflow.start(WORKFLOW.request, {
		workflowId: requestWorkflowId(BRAKE_KEY),
		taskQueue: taskQueues('homework').workflows,
		args: [request],
	});
	return rig().follow(started.workflowId, started.firstExecutionRunId);
}

function hold(): Request {
	return {
		version: CONTRACT_VERSION,
		kind: 'hold',
		holdId: `hold-${(count += 1)}`.padEnd(22, 'h'),
		reason: 'The wrong day',
	};
}

function letGo(): Request {
	return { version: CONTRACT_VERSION, kind: 'let-go', letGoId: `let-go-${(count += 1)}`.padEnd(22, 'l') };
}

async function done(request: Request): Promise<RequestResult> {
	return (await (await ask(request)).result()) as RequestResult;
}

async function sentAt(assigned: Assigned): Promise<number> {
	const { events } = (await rig().ledger.stories.of(assigned.assignmentId))!;
	return Date.parse(events.find(({ kind }) => kind === 'delivered')!.at);
}

describe('everything that goes to clients is held', () => {
	afterEach(async () => void (await done(letGo())));

	it('and goes out within a minute after it is let go, the rest one after the other', async () => {
		expect(await done(hold())).toMatchObject({ kind: 'held', before: false });
		const held = await Promise.all([1, 2, 3].map(() => rig().assign({ deliverIn: 0 })));
		await rig().pass(0.5);
		expect(held.flatMap((assigned) => rig().sent(assigned))).toEqual([]);
		expect(await done(letGo())).toMatchObject({ kind: 'let-go', waiting: 3, pointless: 0 });
		const at = (await rig().now()).getTime();
		await rig().pass(MINUTE);
		for (const assigned of held) expect(rig().sent(assigned)).toEqual(['deliver']);
		const instants = await Promise.all(held.map(sentAt));
		expect(Math.max(...instants) - at).toBeLessThanOrEqual(60_000);
		expect(new Set(instants.map((instant) => Math.round(instant / 1000))).size).toBe(3);
		for (const assigned of held) await assigned.terminate();
	});

	it('before the first post, also where that was asked for while no worker ran', async () => {
		await rig().stopWorkers();
		const assigned = await rig().assign({ deliverIn: 0 });
		const holding = await ask(hold());
		await rig().startWorkers();
		expect(await holding.result()).toMatchObject({ kind: 'held' });
		await rig().pass(0.25);
		expect(rig().sent(assigned)).toEqual([]);
		await done(letGo());
		await rig().pass(MINUTE);
		expect(rig().sent(assigned)).toEqual(['deliver']);
		await assigned.terminate();
	});

	it('and what is answered or withdrawn meanwhile goes out no more', async () => {
		await done(hold());
		const answered = await rig().assign({ deliverIn: 0, dueIn: 20 });
		await rig().pass(0.25);
		await submit(answered, submission('done'));
		await done(letGo());
		expect(await result(answered)).toMatchObject({ outcome: 'done', delivery: 'waiting' });
		expect(rig().sent(answered)).toEqual([]);
	});
});
