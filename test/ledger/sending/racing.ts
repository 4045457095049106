import { resolvePolicy } from '../../../temporal/contract/policy';
import type { Ledger } from '../../../temporal/ledger/ledger';
import type { Order } from '../../../temporal/ledger/sending/orders';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';

const CIRCUMSTANCES = {
	unheard: [],
	pinged: true,
	policy: () => resolvePolicy(),
	practiceHours: OPEN_EVERY_DAY,
};

/** What became of a command that goes as far as its post: posted, or why it waits. */
export async function say({ commands }: Ledger, order: Order, at: number): Promise<string> {
	for (;;) {
		const gated = await commands.begin(order, at, CIRCUMSTANCES);
		if (gated.kind === 'later') return gated.reason;
		if (gated.kind === 'over') return gated.ending.kind;
		if (await commands.posting(gated, 'route', at, CIRCUMSTANCES)) return 'posted';
	}
}

/** One after the other. */
export async function sayAll(ledger: Ledger, orders: Order[], at: number): Promise<string[]> {
	const said: string[] = [];
	for (const order of orders) said.push(await say(ledger, order, at));
	return said;
}
