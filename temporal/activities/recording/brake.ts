import { activityInfo } from '@temporalio/activity';
import type { HeldBack, Hold, LetGo } from '../../contract/brake';
import type { RequestResult } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import type { HeldOnRecord } from '../../ledger/sending/held-back';
import { shortNames } from '../../wording/short-names';

/** Holds all that goes to clients, or lets it go. It counts as of when it was asked for, whenever it comes on record. */
export async function pullBrake(request: Hold | LetGo, { brake }: Pick<Ledger, 'brake'>): Promise<RequestResult> {
	const at = activityInfo().scheduledTimestampMs;
	if (request.kind === 'hold') {
		const held = await brake.hold(request, at);
		return held ? { kind: 'held', ...held } : { kind: 'not-held' };
	}
	const letGo = await brake.letGo(request, at);
	return letGo ? { kind: 'let-go', ...named(letGo) } : { kind: 'not-held' };
}

/** What is held, with short names. */
export function named({ listed, ...held }: HeldOnRecord): HeldBack {
	const nameOf = shortNames(listed.map(({ client }) => client));
	return { ...held, listed: listed.map(({ client, ...message }) => ({ ...message, client: nameOf(client) })) };
}
