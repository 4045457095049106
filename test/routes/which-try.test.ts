import type { FlowJson } from '../nodes/harness';
import { inARow, node, receiptNode, run, sent, step, to, trigger, TRY_ID, type Outcome } from './flows';

const sends = { step: step(sent) };
const RECEIPT = { version: 1, tryId: TRY_ID, result: 'sent', providerMessageId: '<1@mail.example>' };

/** As a Code node that looks rows up and makes items of its own: no link leads back from them. */
const makesNewItems: Outcome = () => [{ json: { row: 1 } }, { json: { row: 2 } }, { json: { row: 3 } }];

describe('finds the try of its execution by itself', () => {
	it.each<[string, FlowJson]>([
		['where the trigger is renamed', inARow(trigger('Post für Klienten'), node('Send', 'step'), receiptNode())],
		[
			'behind new items, as Code makes them',
			inARow(trigger(), node('Code', 'code'), node('Send', 'step'), receiptNode()),
		],
		['right behind the trigger', inARow(trigger(), receiptNode({ providerMessageId: '<1@mail.example>' }))],
		[
			'whatever Try ID says',
			inARow(trigger(), node('Send', 'step'), receiptNode({ tryId: `${'b'.repeat(22)}.deliver/1` })),
		],
	])('%s', async (_, flow) => {
		const { answered, error } = await run(flow, { outside: { ...sends, code: step(makesNewItems) } });
		expect(error).toBeUndefined();
		expect(answered).toEqual([RECEIPT]);
	});

	it.each([
		['of another kind', node('When clicked', 'n8n-nodes-base.manualTrigger')],
		['of our own', trigger('Homework Trigger for briefs')],
	])('where the flow has a second trigger %s, which did not run', async (_, second) => {
		const flow = inARow(trigger(), node('Send', 'step'), receiptNode());
		const withSecond: FlowJson = {
			...flow,
			nodes: [flow.nodes[0]!, second, ...flow.nodes.slice(1)],
			connections: { [second.name]: to('Send'), ...flow.connections },
		};
		const { answered, error } = await run(withSecond, { outside: sends });
		expect(error).toBeUndefined();
		expect(answered).toEqual([RECEIPT]);
	});
});

describe('where there is no trigger', () => {
	const SUB_WORKFLOW = node('When called', 'n8n-nodes-base.executeWorkflowTrigger');
	const outside = { ...sends, 'n8n-nodes-base.executeWorkflowTrigger': step(sent) };

	it.each([
		['is empty', ''],
		['is no try', 'thought-record'],
		['is a command without its number', `${'a'.repeat(22)}.deliver`],
	])('says what to do if Try ID %s', async (_, tryId) => {
		const { answered, error } = await run(inARow(SUB_WORKFLOW, node('Send', 'step'), receiptNode({ tryId })), {
			outside,
			mode: 'integrated',
		});
		expect(answered).toEqual([]);
		expect(error?.message).toMatch(/^No Homework Trigger ran before this node, and Try ID is /);
		expect((error as { description?: string }).description).toMatch(
			/^Connect this node behind the Homework Trigger\. /,
		);
	});

	it('leaves that in its item where it is set to go on', async () => {
		const { items, error } = await run(inARow(SUB_WORKFLOW, receiptNode()), {
			outside,
			onError: 'continueRegularOutput',
			mode: 'integrated',
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ json: { error: expect.stringMatching(/Try ID is empty/) as string }, pairedItem: [{ item: 0 }] },
		]);
	});
});
