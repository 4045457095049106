import { once } from 'node:events';
import { openLedger, type LedgerPlace } from '../../temporal/ledger/ledger';
import type { Passage } from '../../temporal/ledger/sending/gate';
import { testRing } from '../workflows/test-keys';

/** A worker of its own beside a test: opens the ledger, and has what it is told pass the gate as soon as it is told. */
async function main(place: LedgerPlace): Promise<void> {
	const ledger = await openLedger({ ...place, ring: testRing });
	console.log('ready');
	const [told] = (await once(process.stdin, 'data')) as [Buffer];
	const kinds: string[] = [];
	for (const passage of JSON.parse(told.toString()) as Passage[]) kinds.push((await ledger.gate.pass(passage)).kind);
	console.log(JSON.stringify(kinds));
	await ledger.close();
	process.stdin.destroy();
}

void main(JSON.parse(process.argv[2]!) as LedgerPlace);
