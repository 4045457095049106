import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { caughtMails } from '../../scripts/stack/inbox.ts';
import { N8nApi } from '../../scripts/stack/n8n/api.ts';
import type { PartName, Stack } from '../../scripts/stack/stack.ts';
import type { AlarmLine } from '../../temporal/activities/sending/alarm-ways';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { starterFlow, starterFlowFiles, type Flow } from './flows';
import { TemporalView } from './temporal-view';
import { startTestStack } from './test-stack';
import { until } from './until';

const MINUTE = 60_000;

/** The alarm speaks after three seconds, and again after twelve times as long: here its minutes pass by the hundred. */
const AFTER_SECONDS = 3;

jest.setTimeout(8 * MINUTE);

describe('Who is told, with n8n, Temporal, mail and the worker running', () => {
	let stack: Stack;
	let n8n: N8nApi;
	let ledger: Ledger;
	let temporal: TemporalView;
	const watching: string[] = [];
	let hook: Server;
	/** What the alarm said, as `n8n`, or `over: n8n`. */
	const heard: string[] = [];

	beforeAll(async () => {
		hook = createServer((request, response) => {
			void json(request).then((line) => {
				const { troubles, over } = line as AlarmLine;
				heard.push(`${over ? 'over: ' : ''}${troubles.join('+')}`);
				response.writeHead(204).end();
			});
		});
		await once(hook.listen(0, '127.0.0.1'), 'listening');
		process.env['HOMEWORK_ALARM_URL'] = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/homework`;
		process.env['HOMEWORK_ALARM_AFTER'] = `${AFTER_SECONDS}`;
		stack = await startTestStack();
		const ring = new KeyRing(parseKeys(readFileSync(stack.state.keysFile, 'utf8')));
		ledger = await openLedger({ file: stack.state.ledgerFile, ring });
		temporal = await TemporalView.open(stack, ring);
		n8n = await N8nApi.signIn(stack.settings, stack.secrets);
		await watch();
		await temporal.assign();
	});

	afterAll(async () => {
		delete process.env['HOMEWORK_ALARM_URL'];
		delete process.env['HOMEWORK_ALARM_AFTER'];
		hook.close();
		await temporal?.close();
		await ledger?.close();
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	/** Publishes a flow that watches, and has no memory of what another one said. */
	async function watch(): Promise<void> {
		const id = await n8n.create(lookingOften(starterFlow('watch-the-service')));
		expect(await n8n.publish(id)).toMatchObject({ status: 'published' });
		watching.push(id);
	}

	/** The subjects of the mails to the office since there were so many, once one of them is this. */
	async function mailed(subject: string, since: number): Promise<string[]> {
		return await until(async () => {
			const subjects = (await officeMails()).slice(since);
			return subjects.includes(subject) && subjects;
		});
	}

	async function officeMails(): Promise<string[]> {
		const mails = await caughtMails(stack.settings);
		return mails
			.filter(({ to }) => to.some(({ address }) => address === 'office@practice.example'))
			.map(({ subject }) => subject);
	}

	/** What the alarm says from now on, up to this. */
	async function hears(last: string, since: number): Promise<string[]> {
		await until(async () => heard.slice(since).includes(last));
		return heard.slice(since, heard.indexOf(last, since) + 1);
	}

	async function whileAway(part: PartName, work: () => Promise<void>): Promise<void> {
		await stack.kill(part);
		await work();
		await stack.startPart(part);
	}

	it('the worker is killed: the flow that watches mails it once, and once that it is back', async () => {
		const before = (await officeMails()).length;
		await whileAway('worker', async () => {
			expect(await mailed('Messages may not go out', before)).toEqual(['Messages may not go out']);
		});
		expect(await mailed('The trouble is over', before)).toEqual(['Messages may not go out', 'The trouble is over']);
	});

	it('every flow is unpublished: the alarm says it, again after an hour of its time, and that they are back', async () => {
		const since = heard.length;
		const all = [...starterFlowFiles().map((name) => starterFlow(name as 'page').id), ...watching];
		for (const id of all) expect((await n8n.unpublish(id)).status).toBe('not_published');
		await until(async () => heard.length >= since + 2);
		for (const id of all) expect((await n8n.publish(id)).status).toBe('published');
		expect(await hears('over: n8n', since)).toEqual(['n8n', 'n8n', 'over: n8n']);
	});

	it('n8n is killed: the alarm says it, and that it is back', async () => {
		const since = heard.length;
		await whileAway('n8n', async () => void (await hears('n8n', since)));
		const said = await hears('over: n8n', since);
		expect(new Set(said)).toEqual(new Set(['n8n', 'over: n8n']));
	});

	it('Temporal is killed: the alarm says it, and the flow that watches, and both that it is back', async () => {
		for (const id of watching.splice(0)) await n8n.unpublish(id);
		await watch();
		const since = heard.length;
		const before = (await officeMails()).length;
		await whileAway('temporal', async () => {
			await hears('temporal', since);
			expect(await mailed('Messages may not go out', before)).toEqual(['Messages may not go out']);
		});
		const said = await hears('over: temporal', since);
		expect(new Set(said)).toEqual(new Set(['temporal', 'over: temporal']));
		expect((await mailed('The trouble is over', before)).at(-1)).toBe('The trouble is over');
	});

	it('the mail server is killed: the alarm says that nobody is told, and once it is back the office is', async () => {
		const since = heard.length;
		await whileAway('mail', async () => {
			await ledger.troubles.note({ kind: 'stopped' }, Date.now());
			await hears('unheard', since);
		});
		await mailed('Homework needs attention', 0);
		expect(new Set(await hears('over: unheard', since))).toEqual(new Set(['unheard', 'over: unheard']));
	});
});

/** A copy of the flow that looks every few seconds: one look ends before the next begins, as in practice. */
function lookingOften({ nodes, name, connections, settings }: Flow): Flow {
	const often = { rule: { interval: [{ field: 'seconds', secondsInterval: 15 }] } };
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
