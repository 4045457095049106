import { once } from 'node:events';
import { openLedger, type LedgerPlace } from '../../../temporal/ledger/ledger';
import type { Order } from '../../../temporal/ledger/sending/orders';
import { testRing } from '../../workflows/test-keys';
import { sayAll } from './racing';

/** A worker of its own beside a test: opens the ledger, and has what it is told said as soon as it is told. */
async function main(place: LedgerPlace): Promise<void> {
	const ledger = await openLedger({ ...place, ring: testRing });
	console.log('ready');
	const [told] = (await once(process.stdin, 'data')) as [Buffer];
	const { orders, at } = JSON.parse(told.toString()) as { orders: Order[]; at: number };
	console.log(JSON.stringify(await sayAll(ledger, orders, at)));
	await ledger.close();
	process.stdin.destroy();
}

void main(JSON.parse(process.argv[2]!) as LedgerPlace);
