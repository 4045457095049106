import { contactIndex } from '../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Answer } from '../../temporal/contract/question';
import type { StopRequest, StopResult } from '../../temporal/contract/stops';
import { askIfAnswered } from '../shared/ask';
import type { HomeworkConnection } from '../shared/connection';
import { request } from '../shared/request';

/** What stands at an address; undefined where no worker answers. */
export async function standingAt(
	connection: HomeworkConnection,
	email: string,
): Promise<Answer<'standingStop'> | undefined> {
	return await askIfAnswered(connection, 'standingStop', { contactIndex: contactIndex(connection.ring, email) });
}

/**
 * Has it recorded what is wished for at an address, which itself does not leave n8n. Undefined where no worker has done it yet.
 *
 * @throws Problem
 */
export async function wishAt(
	connection: HomeworkConnection,
	email: string,
	stopId: string,
	what: WishByStaff,
): Promise<StopResult | undefined> {
	const requested = await request(connection, `stop/${stopId}`, {
		...{ version: CONTRACT_VERSION, stopId, at: new Date().toISOString() },
		of: { contactIndex: contactIndex(connection.ring, email) },
		source: 'staff',
		...what,
	});
	return requested.done && requested.result.kind === 'stop' ? requested.result : undefined;
}

type OfStaff<Wish> = Wish extends StopRequest ? Omit<Wish, 'version' | 'stopId' | 'at' | 'of' | 'source'> : never;

/** What staff record of whoever reads an address. */
export type WishByStaff = OfStaff<StopRequest>;

/** Said of an address that is on record for nobody: most often it is mistyped. */
export const NOBODYS =
	'No client has this address: check how it is written. What is assigned to it later would be held back, too';

/** `1 message`, `3 messages`. */
export function counted(count: number, what: 'message' | 'assignment'): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
