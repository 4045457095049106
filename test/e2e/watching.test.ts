import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { caughtMails } from '../../scripts/stack/inbox.ts';
import { N8nApi } from '../../scripts/stack/n8n/api.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import { starterFlow, type Flow } from './flows';
import { startTestStack } from './test-stack';
import { until } from './until';

const MINUTE = 60_000;

jest.setTimeout(3 * MINUTE);

describe('The flow that watches the service, in n8n', () => {
	let stack: Stack;

	beforeAll(async () => {
		stack = await startTestStack();
		const n8n = await N8nApi.signIn(stack.settings, stack.secrets);
		const id = await n8n.create(lookingOften(starterFlow('watch-the-service')));
		expect(await n8n.publish(id)).toMatchObject({ status: 'published' });
	});

	afterAll(async () => {
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	/** The subjects of the mails to the office, once there are so many. */
	async function subjects(many: number): Promise<string[]> {
		return await until(async () => {
			const mails = await caughtMails(stack.settings);
			const toOffice = mails.filter(({ to }) => to.some(({ address }) => address === 'office@practice.example'));
			return toOffice.length >= many && toOffice.map(({ subject }) => subject);
		});
	}

	it('mails once that the worker is gone, remembers it from run to run, and mails once that it is back', async () => {
		await stack.kill('worker');
		expect(await subjects(1)).toEqual(['Messages may not go out']);
		await stack.startPart('worker');
		expect(await subjects(2)).toEqual(['Messages may not go out', 'The trouble is over']);
	});
});

/** A copy of the flow that looks every few seconds. */
function lookingOften({ nodes, name, connections, settings }: Flow): Flow {
	const often = { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } };
	return {
		...{ name: `${name}, often`, connections, settings },
		nodes: nodes.map((node) => ({
			...node,
			id: randomUUID(),
			...(node.webhookId !== undefined && { webhookId: randomUUID() }),
			...(node.type === 'n8n-nodes-base.scheduleTrigger' && { parameters: often }),
		})),
	};
}
