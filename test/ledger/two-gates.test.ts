import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { reminderCommandId } from '../../temporal/contract/names';
import type { Passage } from '../../temporal/ledger/sending/gate';
import { testRing } from '../workflows/test-keys';
import { assignmentInput, DELIVER_AT, EXERCISE, newLedgerPlace, openForTest, runOf } from './practice';

const CLIENTS = 40;
const EXPIRES = Date.parse('2026-03-06T16:00:00Z');
const WEDNESDAY = Date.parse('2026-03-04T16:00:00Z');

it.each([
	['lets one of two through', { reminders: [] }],
	['has one message say both', {}],
])('of two workers on one ledger, at the same instant, the gate %s', async (_what, policy) => {
	const place = await newLedgerPlace();
	const ledger = await openForTest(place, testRing);
	const wanted = async (client: number, key: string): Promise<Passage> => {
		const asked = { key: `${client} ${key}`, clientEmail: `client.${client}@clients.example`, policy };
		const input = assignmentInput(testRing, asked);
		const { assignmentId } = input;
		await ledger.assignments.record(input, EXERCISE, runOf('run'));
		const at = new Date(DELIVER_AT).toISOString();
		const eventId = `${assignmentId}.delivered`;
		await ledger.events.record({ eventId, assignmentId, kind: 'delivered', at, outcome: 'open' });
		const commandId = reminderCommandId(assignmentId, '1');
		return { command: 'remind', commandId, assignmentId, expiresAt: EXPIRES, at: WEDNESDAY };
	};
	const here: Passage[] = [];
	const there: Passage[] = [];
	for (let client = 0; client < CLIENTS; client += 1) {
		here.push(await wanted(client, 'here'));
		there.push(await wanted(client, 'there'));
	}

	const script = [join(__dirname, 'second-gate.ts'), JSON.stringify(place)];
	const worker = spawn(process.execPath, ['--import', 'tsx', ...script], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = once(worker, 'exit');
	let said = '';
	worker.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	await once(worker.stdout, 'data');
	worker.stdin.end(JSON.stringify(there));
	const decisions = [];
	for (const passage of here) decisions.push(await ledger.gate.pass(passage));
	expect(await ended).toEqual([0, null]);

	const others = JSON.parse(said.trim().split('\n')[1]!) as string[];
	const pairs = decisions.map(({ kind }, index) => [kind, others[index]].sort().join());
	expect(pairs).toEqual(Array(CLIENTS).fill('go,later'));
});
