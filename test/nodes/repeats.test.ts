import type { IDataObject } from 'n8n-workflow';
import type { EventKind } from '../../temporal/contract/event';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { nobodys, useDesk, type Desk } from './desk';
import { readFlow, runFlow, type FlowRun } from './harness';

const desk = useDesk();
const run: Desk['run'] = (...asked) => desk().run(...asked);

/** Assigns homework that takes notes, since it is answered. */
async function answered(key: string): Promise<string> {
	const id = await desk().assigned(key);
	await run('record', [{ assignmentId: id, outcome: 'done' }]);
	await desk().practice.recorded(id, 'answered');
	return id;
}

/** How often a step is on record, once all that was asked for is. */
async function count(id: string, kind: EventKind): Promise<number> {
	await run('withdraw', [{ assignmentId: id }]);
	await desk().practice.recorded(id, 'withdrawn');
	const { events } = (await desk().practice.ledger.stories.of(id))!;
	return events.filter((event) => event.kind === kind).length;
}

describe('Retry On Fail, since one of two items is wrong', () => {
	const threeTries: Partial<FlowRun> = { tries: 3 };

	it('adds the note of the good one once', async () => {
		const id = await answered('note');
		const note = 'Went better on the second day';
		const { error } = await run(
			'add-note',
			[
				{ assignmentId: id, note },
				{ assignmentId: nobodys, note },
			],
			threeTries,
		);
		expect(error?.message).toBe('No open assignment was found under this ID');
		expect(await count(id, 'note-added')).toBe(1);
	}, 30_000);

	it('hands the good one over once', async () => {
		const session = { clinician: 'Sam Rivers', clinicianEmail: 'sam@example.org', session: '2031-03-04 10:00' };
		const id = await desk().assigned('hand-over', session, 'assign-for-session');
		const kim = { to: 'Kim Lake', toEmail: 'kim@example.org' };
		const items = [
			{ assignmentId: id, ...kim },
			{ assignmentId: nobodys, ...kim },
		];
		const { error } = await run('hand-over-assignment', items, threeTries);
		expect(error?.message).toContain('leads to nothing that is on record');
		expect(await count(id, 'handed-over')).toBe(1);
	}, 30_000);

	it('reminds of the good one once', async () => {
		const id = await desk().assigned('send-now');
		await run('send-now', [{ assignmentId: id }, { assignmentId: nobodys }], threeTries);
		const { events } = await desk().practice.client.workflow.getHandle(assignmentWorkflowId(id)).fetchHistory();
		expect(events!.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toHaveLength(1);
	}, 30_000);

	it('records what it recorded before, and says so of each', async () => {
		const id = await desk().assigned('record');
		const items = [
			{ assignmentId: nobodys, outcome: 'done' },
			{ assignmentId: id, outcome: 'done' },
		];
		const { outputs } = await run('record', items, { ...threeTries, onError: 'continueRegularOutput' });
		expect(outputs[0]!.map(({ json }) => json.error ?? json.status)).toEqual([
			'No open assignment was found under this ID',
			'recorded',
		]);
		expect(await count(id, 'answered')).toBe(1);
	}, 30_000);

	it('applies a policy by one batch', async () => {
		const id = await desk().assigned('policy');
		const { outputs } = await run('apply-policy', [{ assignmentId: 'none' }, { assignmentId: id }], {
			...threeTries,
			onError: 'continueRegularOutput',
		});
		const { workflowId } = outputs[0]![1]!.json;
		const batches: unknown[] = [];
		for await (const batch of desk().practice.client.workflow.list({ query: 'WorkflowType = "batch"' })) {
			batches.push(batch.workflowId);
		}
		expect(batches).toEqual([workflowId]);
	}, 30_000);
});

it('is the same change where an execution is tried again from the list', async () => {
	const id = await answered('tried-again');
	const items = [
		{ assignmentId: id, note: 'Said by phone' },
		{ assignmentId: nobodys, note: 'Said by phone' },
	];
	const failed = await run('add-note', items);
	expect(failed.error).toBeDefined();
	const { error } = await run('add-note', items, { retryOf: failed });
	expect(error?.message).toBe('No open assignment was found under this ID');
	expect(await count(id, 'note-added')).toBe(1);
}, 30_000);

describe('what is another change, though its words are the same', () => {
	const note = { note: 'Nothing new' };

	async function notesAfter(key: string, add: (item: IDataObject) => Promise<unknown>): Promise<number> {
		const id = await answered(key);
		await add({ assignmentId: id, ...note });
		return await count(id, 'note-added');
	}

	it('two rounds of a loop', async () => {
		const added = await notesAfter('loop', async (item) => {
			const flow = readFlow('add-note');
			const [start, node] = flow.nodes;
			const round = { node: node!.name, type: 'main', index: 0 } as const;
			flow.connections = { [start!.name]: { main: [[round, round]] } };
			return await runFlow(flow, { credentials: desk().practice.credentials, items: [item] });
		});
		expect(added).toBe(2);
	}, 30_000);

	it('two items', async () => {
		expect(await notesAfter('items', async (item) => await run('add-note', [item, item]))).toBe(2);
	}, 30_000);

	it('two executions', async () => {
		const added = await notesAfter('executions', async (item) => {
			await run('add-note', [item]);
			await run('add-note', [item]);
		});
		expect(added).toBe(2);
	}, 30_000);
});

it('asks for something else under the same execution, node and item by another id', async () => {
	const id = await answered('corrected');
	const failed = await run('add-note', [
		{ assignmentId: id, note: 'Said by phone' },
		{ assignmentId: nobodys, note: 'x' },
	]);
	// "Retry with currently saved workflow", after the node was corrected.
	const stack = failed.execution.executionData!.nodeExecutionStack;
	stack[0]!.node.parameters = { ...stack[0]!.node.parameters, note: 'Said by mail' };
	await run('add-note', [], { retryOf: failed });
	expect(await count(id, 'note-added')).toBe(2);
}, 30_000);
