import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order } from '../../../temporal/ledger/sending/orders';
import { testRing } from '../../workflows/test-keys';
import { newLedgerPlace, openForTest } from '../practice';
import { sayAll } from './racing';
import { Practice, WEDNESDAY } from './saying';

const CLIENTS = 40;

it.each([
	['lets one of two reminders through', 'now.1', 'gap'],
	['has one message say both', '1', 'merged'],
] as const)('of two workers on one ledger, at the same instant, the gate %s', async (_what, which, reason) => {
	const place = await newLedgerPlace();
	const ledger = await openForTest(place, testRing);
	const practice = Practice.of(ledger, testRing, place);
	const wanted = async (client: number, key: string): Promise<Order> => {
		const clientEmail = `client.${client}@clients.example`;
		const policy = which === '1' ? {} : { reminders: [] };
		return practice.remind(await practice.delivered({ key: `${client} ${key}`, clientEmail, policy }), which).order;
	};
	const here: Order[] = [];
	const there: Order[] = [];
	for (let client = 0; client < CLIENTS; client += 1) {
		here.push(await wanted(client, 'here'));
		there.push(await wanted(client, 'there'));
	}

	const script = [join(__dirname, 'second-worker.ts'), JSON.stringify(place)];
	const worker = spawn(process.execPath, ['--import', 'tsx', ...script], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = once(worker, 'exit');
	let said = '';
	worker.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	await once(worker.stdout, 'data');
	worker.stdin.end(JSON.stringify({ orders: there, at: WEDNESDAY }));
	const own = await sayAll(ledger, here, WEDNESDAY);
	expect(await ended).toEqual([0, null]);

	const others = JSON.parse(said.trim().split('\n')[1]!) as string[];
	const pairs = own.map((one, index) => [one, others[index]].sort().join());
	expect(pairs).toEqual(Array(CLIENTS).fill([reason, 'posted'].sort().join()));
});
