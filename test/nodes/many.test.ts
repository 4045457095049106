import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useDesk, type Desk } from './desk';

const desk = useDesk();

async function out(
	flow: string,
	item: IDataObject,
	parameters: INodeParameters,
	options: Parameters<Desk['run']>[2] = {},
): Promise<IDataObject> {
	const { outputs, error } = await desk().run(flow, [item], { ...options, parameters });
	if (error) throw error;
	return outputs[0]![0]!.json;
}

/** Has it on record that the homework of a client came, which no flow says in these tests. */
async function delivered(key: string, changes: IDataObject = {}): Promise<string> {
	const id = await desk().assigned(key, changes);
	const step = { kind: 'delivered', at: new Date().toISOString(), outcome: 'open' } as const;
	await desk().practice.ledger.events.record({ eventId: `${id}.delivered`, assignmentId: id, ...step });
	return id;
}

it('reminds all of an exercise who have not answered, after a preview that counts, names and says why not', async () => {
	const breathing = { exercise: 'breathing-space' };
	await delivered('one', breathing);
	await delivered('two', { ...breathing, client: 'Bo Berg', email: 'bo@example.org' });
	await desk().assigned('three', { ...breathing, client: 'Cy Late', email: 'cy@example.org' });
	const parameters = { nudgeWhich: 'exercise', exercise: { __rl: true, mode: 'id', value: 'breathing-space' } };
	const preview = await out('nudge', {}, parameters, { mode: 'manual' });
	expect(preview).toMatchObject({ status: 'preview', assignments: 2, looked: 2, checked: true });
	expect((preview.clients as string[]).toSorted()).toEqual(['Ada E.', 'Bo B.']);
	expect((preview.plan as string[])[0]).toMatch(/^Assignments: 2, of (Ada E\., Bo B\.|Bo B\., Ada E\.)$/);
	expect(JSON.stringify(preview)).not.toMatch(/Example|Berg|example\.org/);

	const week = await out('nudge', {}, { ...parameters, dueThisWeek: true }, { mode: 'manual' });
	expect(week).toMatchObject({
		assignments: 0,
		plan: ['Nobody is left to remind: no homework that was delivered and is not due yet is without an answer.'],
	});
	const mistyped = { nudgeWhich: 'clinician', clinicianEmail: 'robyn@practice.example' };
	expect((await out('nudge', {}, mistyped, { mode: 'manual' })).plan).toEqual([
		expect.stringMatching(/^Nobody is left to remind: .* Is the address of the clinician right\?$/),
	]);
	expect(await out('nudge', {}, parameters)).toMatchObject({ scope: 'exercise', assignments: 2, gone: 0, waiting: 0 });
}, 60_000);

it('sends again what went wrong in a span of time, after a preview, and refuses a span that ends before it begins', async () => {
	const id = await desk().assigned('refused', { client: 'Dee Day', email: 'dee@example.org' });
	const step = { kind: 'undeliverable', at: new Date().toISOString(), outcome: 'open' } as const;
	await desk().practice.ledger.events.record({ eventId: `${id}.undeliverable`, assignmentId: id, ...step });
	const hour = 60 * 60_000;
	const span = { from: new Date(Date.now() - hour).toISOString(), to: new Date(Date.now() + hour).toISOString() };
	const preview = await out('send-again', { ...span, what: 'either' }, {}, { mode: 'manual' });
	expect(preview).toMatchObject({ status: 'preview', assignments: 1, clients: ['Dee D.'] });
	expect(await out('send-again', { ...span, what: 'unknown' }, {}, { mode: 'manual' })).toMatchObject({
		assignments: 0,
	});
	expect(await out('send-again', { ...span, what: 'It Did Not Arrive' }, {})).toMatchObject({
		scope: 'span',
		assignments: 1,
	});
	const turned = { from: span.to, to: span.from, what: 'either' };
	await expect(out('send-again', turned, {})).rejects.toMatchObject({
		message: expect.stringContaining('Nothing was sent again: To is not after From') as string,
	});
}, 60_000);

it('explains in one sentence why something came, or not', async () => {
	const id = await desk().assigned('explained', { client: 'Eve Ode', email: 'eve@example.org' });
	const planned = 'The homework (Thought record) has not come yet: it is planned for Monday 24 February 2031 at ';
	expect(await out('explain', { assignmentId: id }, {}, { mode: 'manual' })).toMatchObject({
		assignmentId: id,
		client: 'Eve O.',
		sentence: expect.stringContaining(planned) as string,
	});
	const eve = { name: 'Eve Ode', email: 'eve@example.org' };
	const client = { explainWhat: 'client' };
	expect(await out('explain', { ...eve, day: '2031-02-24' }, client)).toMatchObject({
		date: '2031-02-24',
		sentence: expect.stringContaining(planned) as string,
	});
	expect(await out('explain', { ...eve, day: '2031-02-20' }, client)).toMatchObject({
		sentence: expect.stringContaining(`Nothing was planned or sent for that day. ${planned}`) as string,
		messages: [],
	});
	await expect(out('explain', { ...eve, name: 'Eve Other', day: '2031-02-24' }, client)).rejects.toMatchObject({
		message: expect.stringContaining('Nobody is on record') as string,
	});
}, 60_000);
