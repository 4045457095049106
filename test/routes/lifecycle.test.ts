import { WorkflowNotFoundError } from '@temporalio/client';
import type { MessageCommand } from '../../temporal/contract/command';
import { FlowOrigins } from '../../temporal/activities/sending/flow-origins';
import { HomeworkPage } from '../../nodes/HomeworkPage/HomeworkPage.node';
import { instanceId } from './flow-server';
import { owner, practice, routeRequestOf, secondTriggerOf, serve, triggerFlow, usePractice } from './published-flows';

usePractice();

describe('publishing', () => {
	it('claims the command, with what is needed to find and to name the flow', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		expect(await owner('deliver')).toEqual({
			routeId: expect.stringMatching(/^[\w-]{22}$/) as string,
			kind: 'deliver',
			instanceId: instanceId(),
			flowId: 'flow-first',
			flowName: 'first',
			nodeId: 'node-of-first',
			nodeName: 'Homework Trigger',
			url: flow.productionUrl,
		});
	});

	it('leaves no secret in the static data that n8n prints in exports', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		const claimed = (await owner('deliver'))!;
		expect(flow.staticData).toEqual({
			'node:Homework Trigger': {
				routes: { scope: 'production', routeIds: [claimed.routeId], url: flow.productionUrl },
			},
		});
	});

	it('claims the page of the clients in the same way', async () => {
		const flow = await serve('page', new HomeworkPage(), {});
		await flow.publish();
		expect(await owner('page')).toMatchObject({ flowName: 'page', url: flow.productionUrl });
		await flow.unpublish();
		expect(await owner('page')).toBeUndefined();
	});

	it('makes links so short that a mail program cuts their token and not their path', async () => {
		const flow = await serve('page', new HomeworkPage(), {});
		await flow.publish();
		expect(new URL((await owner('page'))!.url).pathname).toBe('/webhook/p');
		await flow.publish({ path: 'linden-street' });
		expect(new URL((await owner('page'))!.url).pathname).toBe('/webhook/linden-street');
		await expect(flow.publish({ path: 'p/:token' })).rejects.toThrow(
			/Path may have up to 40 letters, digits and hyphens/,
		);
		await flow.unpublish();
	});

	it('again changes nothing', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		const before = await owner('deliver');
		await flow.publish();
		await flow.restart();
		expect(await owner('deliver')).toEqual(before);
	});

	it('with another command gives up the one of before', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		await flow.publish({ messages: ['confirm'] });
		expect(await owner('deliver')).toBeUndefined();
		expect(await owner('confirm')).toMatchObject({ flowName: 'first' });
	});

	it('is refused where no message may go, in words, and the flow that had the command keeps it', async () => {
		await (await triggerFlow('first')).publish();
		await practice.stopWorker();
		await practice.startWorker(new FlowOrigins(['http://n8n:5678']));
		const second = await triggerFlow('second', {}, { takeOver: true });
		await expect(second.publish()).rejects.toThrow(
			'Nothing is sent to this flow; tell whoever looks after the homework service. ' +
				`The flow "second" says that it is at ${new URL(second.productionUrl).origin}, which is not where messages may ` +
				'go (http://n8n:5678). If that is your n8n, its address belongs into HOMEWORK_FLOW_ORIGINS.',
		);
		expect(await owner('deliver')).toMatchObject({ flowName: 'first' });
	});

	it('is refused within 10 s when Temporal cannot be reached, naming the address', async () => {
		const flow = await triggerFlow('first', { address: '127.0.0.1:1' });
		await expect(flow.publish()).rejects.toThrow('127.0.0.1:1');
		expect(flow.staticData).toEqual({ 'node:Homework Trigger': {} });
	}, 10_000);
});

describe("on n8n's new engine", () => {
	it.each([
		['Homework Trigger', async () => await triggerFlow('first', {}, {}, { engineType: 'v2' })],
		['Homework Page', async () => await serve('page', new HomeworkPage(), {}, {}, { engineType: 'v2' })],
	])('%s is not published, and says which engine to choose', async (name, make) => {
		const flow = await make();
		await expect(flow.publish()).rejects.toThrow(
			`n8n's new engine, on which ${name} cannot answer. Choose the engine v1`,
		);
		expect(await practice.ledger.routes.all()).toEqual([]);
	});
});

describe('a second flow for the same command', () => {
	it('is refused, naming the first, which keeps the command', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish();
		await expect(second.publish()).rejects.toThrow(
			/^The flow "first" \(node "Homework Trigger"\) already has "Deliver Homework"\..*Take Over From Another Flow/,
		);
		expect(await owner('deliver')).toMatchObject({ flowName: 'first' });
	});

	it('is told so where it is the same flow, with the node that has the command', async () => {
		const [first, second] = [await triggerFlow('first'), await secondTriggerOf('first')];
		await first.publish();
		await expect(second.publish()).rejects.toThrow(
			/^This flow itself already has "Deliver Homework", at its node "Homework Trigger"\. Choose it in one of the two/,
		);
		expect(await owner('deliver')).toMatchObject({ nodeName: 'Homework Trigger' });
	});

	it('may take over on purpose', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish();
		await second.publish({ takeOver: true });
		expect(await owner('deliver')).toMatchObject({ flowName: 'second' });
	});

	it('keeps what it took over when the first is unpublished', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish();
		await second.publish({ takeOver: true });
		await first.unpublish();
		expect(await owner('deliver')).toMatchObject({ flowName: 'second' });
	});

	it('keeps what it took over when n8n starts again, though the first may take over too', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish({ takeOver: true });
		await second.publish({ takeOver: true });
		await first.restart();
		expect(await owner('deliver')).toMatchObject({ flowName: 'second' });
	});

	it('is what the first is told about, when it is published again after a release that was lost', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish();
		first.useCredentials({ ...practice.credentials, address: '127.0.0.1:1' });
		await expect(first.unpublish()).rejects.toThrow('127.0.0.1:1');
		await second.publish({ takeOver: true });
		first.useCredentials({ ...practice.credentials });
		await expect(first.publish()).rejects.toThrow('The flow "second"');
		expect(await owner('deliver')).toMatchObject({ flowName: 'second' });
	}, 10_000);

	it('gets the command once the first is unpublished', async () => {
		const [first, second] = [await triggerFlow('first'), await triggerFlow('second')];
		await first.publish();
		await first.unpublish();
		await second.publish();
		expect(await owner('deliver')).toMatchObject({ flowName: 'second' });
	});
});

describe('when n8n starts again', () => {
	it('a route that the ledger lost is claimed anew', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		await practice.ledger.routes.release([(await owner('deliver'))!.routeId]);
		await flow.restart();
		expect(await owner('deliver')).toMatchObject({ flowName: 'first' });
	});

	it('under another URL the ledger learns it', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		await flow.move();
		await flow.restart();
		expect(await owner('deliver')).toMatchObject({ url: flow.productionUrl });
	});

	it('while Temporal cannot be reached the flow starts, and keeps its claim', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		const before = await owner('deliver');
		flow.useCredentials({ ...practice.credentials, address: '127.0.0.1:1' });
		await flow.restart();
		expect(await owner('deliver')).toEqual(before);
		flow.useCredentials({ ...practice.credentials });
		await flow.unpublish();
		expect(await owner('deliver')).toBeUndefined();
	}, 10_000);
});

describe('without a worker', () => {
	it('publishing is accepted, and carried out when a worker is there', async () => {
		await practice.stopWorker();
		const flow = await triggerFlow('first');
		await flow.publish();
		expect(await owner('deliver')).toBeUndefined();
		await practice.startWorker();
		await routeRequestOf('first').result();
		expect(await owner('deliver')).toMatchObject({ flowName: 'first' });
	}, 20_000);

	it('of several wishes the newest stands', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		await practice.stopWorker();
		await flow.unpublish();
		await flow.publish();
		await practice.startWorker();
		await routeRequestOf('first').result();
		expect(await owner('deliver')).toMatchObject({ flowName: 'first' });
	}, 30_000);

	it('unpublishing is accepted, and carried out when a worker is there', async () => {
		const flow = await triggerFlow('first');
		await flow.publish();
		await practice.stopWorker();
		await flow.unpublish();
		await practice.startWorker();
		await routeRequestOf('first').result();
		expect(await owner('deliver')).toBeUndefined();
	}, 20_000);
});

describe('listening for a test event', () => {
	it('gets one realistic sample, at the test address', async () => {
		const flow = await triggerFlow('first');
		await flow.listen();
		const [sample] = await flow.executionsAfter(1);
		expect(sample!.json as unknown as MessageCommand).toMatchObject({
			command: 'deliver',
			sample: true,
			attempt: 1,
			to: { firstName: expect.any(String) as string, email: expect.stringMatching(/@example\.com$/) as string },
			message: { subject: expect.any(String) as string, text: expect.any(String) as string },
		});
		await flow.stopListening();
	}, 20_000);

	it('shows the message that was chosen, or the first where the flow does not send that one', async () => {
		const flow = await triggerFlow('first', {}, { messages: ['remind', 'confirm'], sample: 'confirm' });
		await flow.listen();
		expect((await flow.executionsAfter(1))[0]!.json).toMatchObject({ command: 'confirm', sample: true });
		await flow.stopListening();
		const other = await triggerFlow('second', {}, { messages: ['remind', 'confirm'], sample: 'deliver' });
		await other.listen();
		expect((await other.executionsAfter(1))[0]!.json).toMatchObject({ command: 'remind', sample: true });
		await other.stopListening();
	}, 20_000);

	it.each([
		[{ takes: 'brief' }, 'brief'],
		[{ takes: 'topic', topic: 'undeliverable' }, 'undeliverable'],
	])(
		'shows what %j takes',
		async (parameters, command) => {
			const flow = await triggerFlow('first', {}, parameters);
			await flow.listen();
			expect((await flow.executionsAfter(1))[0]!.json).toMatchObject({ command, sample: true });
			await flow.stopListening();
		},
		20_000,
	);

	it('touches no route, neither its own nor that of the published flow', async () => {
		const [published, draft] = [await triggerFlow('published'), await triggerFlow('draft')];
		await published.publish();
		const before = await owner('deliver');
		await draft.listen();
		await draft.executionsAfter(1);
		await draft.stopListening();
		await published.listen();
		await published.executionsAfter(1);
		await published.stopListening();
		expect(await owner('deliver')).toEqual(before);
		await expect(routeRequestOf('draft').describe()).rejects.toThrow(WorkflowNotFoundError);
	}, 20_000);

	it('of the page asks for nothing', async () => {
		const flow = await serve('page', new HomeworkPage(), {});
		await flow.listen();
		await flow.stopListening();
		expect(await owner('page')).toBeUndefined();
	});
});
