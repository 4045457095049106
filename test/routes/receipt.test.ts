import { NodeOperationError, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { receiptAnswerSchema } from '../../temporal/contract/receipt';
import {
	gives,
	inARow,
	node,
	receiptNode,
	run,
	runSend,
	sent,
	step,
	throws,
	to,
	trigger,
	TRY_ID,
	type Outcome,
} from './flows';

function receipt(fields: object) {
	return { version: 1, tryId: TRY_ID, ...fields };
}

const NO_USER = "Can't send mail - all recipients were rejected: 550 5.1.1 No such user";
const REFUSED = receipt({ result: 'refused', reason: `The step "Send" failed: ${NO_USER}` });

describe('the receipt', () => {
	it('is the answer, and says sent with the message id that the provider gave', async () => {
		const { answers, items } = await runSend(sent);
		const homeworkReceipt = receipt({ result: 'sent', providerMessageId: '<1@mail.example>' });
		expect(answers).toEqual([{ statusCode: 200, headers: { 'homework-receipt': TRY_ID }, body: { homeworkReceipt } }]);
		expect(items).toEqual([{ json: { homeworkReceipt }, pairedItem: [{ item: 0 }] }]);
	});

	it.each<[string, object, string | undefined]>([
		['no id', { ok: true }, undefined],
		["Twilio's sid", { sid: 'SM1' }, 'SM1'],
		['a number', { messageId: 17 }, '17'],
	])('says sent where the provider gave %s', async (_, json, providerMessageId) => {
		const { answered } = await runSend(gives({ ...json }));
		expect(answered).toEqual([receipt({ result: 'sent', ...(providerMessageId && { providerMessageId }) })]);
	});

	it.each<[string, IDataObject[string], string]>([
		['a number with lost digits', 123456789012345678, 'is a number too large to be exact'],
		['an object', { id: 'SM1' }, 'is an object'],
		['a list of two', ['SM1', 'SM2'], 'is a list of 2'],
	])('goes without an id that is %s, and says so', async (_, messageId, reason) => {
		const { answered, items } = await runSend(gives({ messageId }));
		expect(answered).toEqual([receipt({ result: 'sent' })]);
		expect(items[0]!.json.note).toContain(`Provider Message ID ${reason}`);
	});

	it('is refused by name where Result is none of the choices, never taken for sent', async () => {
		const { answered, error } = await runSend(sent, { result: 'delivered' });
		expect(answered).toEqual([]);
		expect(error?.message).toMatch(
			/^There is no receipt: Result is "delivered", which is none of "From the Node Before"/,
		);
	});

	it('stands, whatever comes after it', async () => {
		const flow = inARow(trigger(), node('Send', 'step'), receiptNode(), node('Note', 'broken'));
		const { answered, error } = await run(flow, {
			outside: { step: step(sent), broken: step(throws('No such sheet')) },
		});
		expect(error?.message).toBe('No such sheet');
		expect(answered).toEqual([receipt({ result: 'sent', providerMessageId: '<1@mail.example>' })]);
	});

	it('is one for all items, since an execution handles one message', async () => {
		const { answered, items } = await runSend(gives({ messageId: 'first' }, { messageId: 'second' }));
		expect(answered).toEqual([receipt({ result: 'sent', providerMessageId: 'first' })]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }]]);
	});

	it.each<[string, Outcome, INodeParameters]>([
		['sent', sent, {}],
		['refused', sent, { result: 'refused', reason: 'x'.repeat(3000) }],
		['surely not sent', sent, { result: 'failed' }],
		['a very long id', gives({ messageId: 'x'.repeat(3000) }), {}],
		['a very long error', gives({ error: 'x'.repeat(3000) }), {}],
	])('is what the worker accepts: %s', async (_, outcome, parameters) => {
		const { answers } = await runSend(outcome, parameters);
		expect(receiptAnswerSchema.safeParse(answers[0]!.body)).toMatchObject({ success: true });
	});
});

describe('a result set by hand', () => {
	it.each([
		['refused', {}],
		['opted-out', {}],
		['skipped', {}],
		['unknown', {}],
		['failed', { proof: 'stated' }],
	])('%s is said with the reason that the flow gives', async (result, more) => {
		const { answered } = await runSend(sent, { result, reason: '={{ "No address: " + $json.messageId }}' });
		expect(answered).toEqual([receipt({ result, ...more, reason: 'No address: <1@mail.example>' })]);
	});

	it.each<[string, unknown, string]>([
		['an object', { message: 'No such number', code: 7 }, 'No such number'],
		['an object of another shape', { code: 7 }, '{"code":7}'],
		['a number', 7, '7'],
		['nothing', undefined, 'The flow says that this recipient cannot be reached this way, and gives no reason.'],
		['blank', ' ', 'The flow says that this recipient cannot be reached this way, and gives no reason.'],
	])('reads the reason where it is %s', async (_, reason, said) => {
		const { answered } = await runSend(gives({ why: reason as string }), {
			result: 'refused',
			reason: '={{ $json.why }}',
		});
		expect(answered).toEqual([receipt({ result: 'refused', reason: said })]);
	});

	it('stands where an expression beside it fails', async () => {
		const { answered } = await runSend(sent, { result: 'skipped', reason: "={{ $('Nowhere').item.json.x }}" });
		expect(answered).toEqual([
			receipt({ result: 'skipped', reason: 'The flow chose not to send it, and gives no reason.' }),
		]);
	});

	it('sent gives way to the error of the step before', async () => {
		const { answered } = await runSend(gives({ error: NO_USER }), { result: 'sent' });
		expect(answered).toEqual([REFUSED]);
	});

	it('another than sent does not', async () => {
		const { answered } = await runSend(gives({ error: NO_USER }), { result: 'skipped', reason: '={{ $json.error }}' });
		expect(answered).toEqual([receipt({ result: 'skipped', reason: NO_USER })]);
	});
});

describe('what n8n shows as the error of the step before', () => {
	it.each<[string, Outcome]>([
		['in its item', gives({ error: NO_USER })],
		['in its item, as an object', gives({ error: { message: NO_USER, name: 'Error' } })],
		[
			'beside its item',
			(context) => [{ json: {}, error: new NodeOperationError(context.getNode(), NO_USER), pairedItem: { item: 0 } }],
		],
		['by throwing, so that n8n hands on its input as if nothing had happened', throws(NO_USER)],
	])('is what became of the message: %s', async (_, outcome) => {
		expect((await runSend(outcome)).answered).toEqual([REFUSED]);
	});

	it.each<[string, Outcome]>([
		['in its item', gives({ error: NO_USER })],
		['by throwing', throws(NO_USER)],
	])('is, by its error output, too: %s', async (_, outcome) => {
		expect((await runSend(outcome, {}, 'continueErrorOutput')).answered).toEqual([REFUSED]);
	});

	it('is, when other steps have handed it on', async () => {
		const flow = inARow(
			trigger(),
			node('Send', 'step', { onError: 'continueErrorOutput' }),
			node('If', 'hands-on'),
			node('Set', 'hands-on'),
			receiptNode(),
		);
		flow.connections.Send = to('If', 'If');
		const { answered } = await run(flow, {
			outside: { step: step(gives({ error: NO_USER })), 'hands-on': step((context) => context.getInputData()) },
		});
		expect(answered).toEqual([REFUSED]);
	});

	it('leaves it unknown where some items went out and others not', async () => {
		const { answered } = await runSend(gives({ messageId: 'first' }, { error: NO_USER }));
		expect(answered).toEqual([{ ...REFUSED, result: 'unknown' }]);
	});

	it('counts for its least certain item', async () => {
		const { answered } = await runSend(gives({ error: NO_USER }, { error: 'socket hang up' }));
		expect(answered).toEqual([receipt({ result: 'unknown', reason: 'The step "Send" failed: socket hang up' })]);
	});

	it('comes with its proof', async () => {
		const { answered } = await runSend(gives({ error: 'connect ECONNREFUSED 127.0.0.1:25' }));
		expect(answered).toMatchObject([{ result: 'failed', proof: 'not-addressed' }]);
	});

	it('proves little where n8n runs the step several times, and tells how the last run went', async () => {
		const retried = async (error: string) => {
			const send = node('Send', 'step', { onError: 'continueRegularOutput', retryOnFail: true, waitBetweenTries: 0 });
			return (await run(inARow(trigger(), send, receiptNode()), { outside: { step: step(gives({ error })) } }))
				.answered;
		};
		expect(await retried('connect ECONNREFUSED 127.0.0.1:25')).toEqual([
			receipt({
				result: 'unknown',
				reason:
					'With Retry On Fail, one of several runs may have sent it; switch that off. ' +
					'The step "Send" failed: connect ECONNREFUSED 127.0.0.1:25',
			}),
		]);
		expect(await retried(NO_USER)).toEqual([REFUSED]);
	});

	it('is read with what HTTP Request keeps beside it', async () => {
		const details = { httpCode: '400', body: { code: 21610, message: 'Unsubscribed' } };
		const { answered } = await runSend(gives({ error: { message: 'Bad request' }, details }));
		expect(answered).toMatchObject([{ result: 'opted-out' }]);
	});
});

describe("a provider's own field named error proves nothing", () => {
	it.each<[string, object]>([
		['that says OK', { error: { code: 0, text: 'OK' }, id: '7' }],
		['that is empty', { error: '', messageId: undefined }],
		['that is null', { error: null }],
		['that says none', { error: 'none', status: 'queued' }],
	])('%s', async (_, json) => {
		expect((await runSend(gives({ ...json }))).answered).toEqual([receipt({ result: 'sent' })]);
	});

	it.each(['stopWorkflow', 'continueErrorOutput'] as const)(
		'whatever it says, from a step that is set to %s and did not fail',
		async (onError) => {
			const { answered } = await runSend(gives({ error: { code: 0, text: 'OK' }, id: 7 }), {}, onError);
			expect(answered).toEqual([receipt({ result: 'sent' })]);
		},
	);
});

describe('where a step failed and another was tried in its place', () => {
	async function fallBack(outcome: Outcome, parameters: INodeParameters = {}) {
		const flow = inARow(
			trigger(),
			node('Send', 'step', { onError: 'continueErrorOutput' }),
			node('Send in another way', 'other', { onError: 'continueRegularOutput' }),
			receiptNode(),
		);
		flow.connections.Send = to('Homework Receipt', 'Send in another way');
		const outside = { step: step(gives({ error: NO_USER })), other: step(outcome) };
		return (await run(flow, { outside, parameters })).answered;
	}

	it('the other says what became of the message', async () => {
		expect(await fallBack(gives({ sid: 'SM1' }))).toEqual([receipt({ result: 'sent', providerMessageId: 'SM1' })]);
		expect(await fallBack(gives({ error: 'socket hang up' }))).toMatchObject([{ result: 'unknown' }]);
	});

	it('nobody knows, if the other gives no sign of having sent anything', async () => {
		expect(await fallBack(gives({ ok: true }))).toEqual([
			receipt({
				result: 'unknown',
				reason:
					'The step "Send" failed, and nothing after it gives a provider\'s message id. If the flow sends in another ' +
					'way then, set Result to Sent in a receipt of its own.',
			}),
		]);
		expect(await fallBack(gives({ ok: true }), { result: 'sent' })).toEqual([receipt({ result: 'sent' })]);
	});
});
