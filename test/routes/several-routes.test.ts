import { owner, practice, routeRequestOf, triggerFlow, usePractice } from './published-flows';

usePractice();

describe('a trigger that takes several messages', () => {
	const ALL = { takes: 'messages', messages: ['deliver', 'remind', 'confirm'] };

	it('claims all of them at once', async () => {
		const flow = await triggerFlow('first', {}, ALL);
		await flow.publish();
		for (const kind of ['deliver', 'remind', 'confirm'] as const) {
			expect(await owner(kind)).toMatchObject({ flowName: 'first', kind });
		}
		await flow.unpublish();
		expect(await practice.ledger.routes.all()).toEqual([]);
	});

	it('is given none where others have some, and is told who has what', async () => {
		const [first, second] = [
			await triggerFlow('first', {}, { messages: ['remind', 'confirm'] }),
			await triggerFlow('second', {}, ALL),
		];
		await first.publish();
		await expect(second.publish()).rejects.toThrow(
			'The flow "first" (node "Homework Trigger") already has "Confirm Completion", "Remind a Client".',
		);
		expect(await owner('deliver')).toBeUndefined();
		expect(await owner('remind')).toMatchObject({ flowName: 'first' });
	});

	it('published again with fewer gives up those that it dropped', async () => {
		const flow = await triggerFlow('first', {}, ALL);
		await flow.publish();
		await flow.publish({ messages: ['remind'] });
		expect((await practice.ledger.routes.all()).map(({ kind }) => kind)).toEqual(['remind']);
	});

	it('without a worker, too, whichever of its wishes are carried out', async () => {
		const flow = await triggerFlow('first', {}, ALL);
		await flow.publish();
		await practice.stopWorker();
		await flow.publish({ messages: ['deliver', 'remind'] });
		await flow.publish({ messages: ['remind'] });
		await practice.startWorker();
		await routeRequestOf('first').result();
		expect((await practice.ledger.routes.all()).map(({ kind }) => kind)).toEqual(['remind']);
	}, 30_000);

	it('when n8n starts under another URL leaves to others what they took over, and moves the rest', async () => {
		const [first, second] = [
			await triggerFlow('first', {}, ALL),
			await triggerFlow('second', {}, { messages: ['confirm'] }),
		];
		await first.publish();
		await second.publish({ takeOver: true });
		await first.move();
		await first.restart();
		expect(await owner('confirm')).toMatchObject({ flowName: 'second' });
		for (const kind of ['deliver', 'remind'] as const)
			expect(await owner(kind)).toMatchObject({ url: first.productionUrl });
	});

	it('is refused where no message is chosen', async () => {
		const flow = await triggerFlow('first', {}, { messages: [] });
		await expect(flow.publish()).rejects.toThrow('No message is chosen');
	});
});

it('any number of flows may take what happened', async () => {
	const topic = { takes: 'topic', topic: 'overdue' };
	const [first, second] = [await triggerFlow('first', {}, topic), await triggerFlow('second', {}, topic)];
	await first.publish();
	await second.publish();
	expect((await practice.ledger.routes.all()).map(({ flowName }) => flowName)).toEqual(['first', 'second']);
	await first.unpublish();
	expect((await practice.ledger.routes.all()).map(({ flowName }) => flowName)).toEqual(['second']);
});
