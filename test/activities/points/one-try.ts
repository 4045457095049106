import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { once } from 'node:events';
import { join } from 'node:path';
import { createActivities } from '../../../temporal/activities/activities';
import type { MessageOrder } from '../../../temporal/activities/types';
import type { Point } from '../../../temporal/activities/sending/points';
import { openLedger, type LedgerPlace } from '../../../temporal/ledger/ledger';
import { loadLibrary } from '../../../temporal/library/library';
import { testRing } from '../../workflows/test-keys';
import { nobodyElse } from './nobody-else';

interface Told {
	place: LedgerPlace;
	order: MessageOrder;
	at: number;
	killAt: Point;
}

/** A worker of its own that has one try made, and is killed at a point of it. */
async function main({ place, order, at, killAt }: Told): Promise<void> {
	const { push } = createActivities({
		ledger: await openLedger({ ...place, ring: testRing }),
		library: loadLibrary(join(__dirname, '../../../library')),
		ring: testRing,
		others: nobodyElse,
		clock: () => at,
		atPoint: async (point) => {
			if (point !== killAt) return;
			// The post is under way: whoever tells says when the flow has it.
			if (point === 'posted') await once(process.stdin, 'data');
			process.kill(process.pid, 'SIGKILL');
		},
	});
	const environment = new MockActivityEnvironment(
		{ currentAttemptScheduledTimestampMs: at },
		{ logger: new DefaultLogger('ERROR') },
	);
	await environment.run(push.sendMessage, order);
}

void main(JSON.parse(process.argv[2]!) as Told);
