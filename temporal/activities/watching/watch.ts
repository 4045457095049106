import { activityInfo } from '@temporalio/activity';
import type { FoundTrouble } from '../../ledger/troubles/found';
import type { OtherWorkflows } from '../other-workflows';
import { findRoute } from '../sending/lost-routes';
import type { PostSettings } from '../sending/post';
import type { WatchActivities } from '../types';
import type { Ledger } from '../../ledger/ledger';

export interface WatchSettings extends Omit<PostSettings, 'timeoutMs'> {
	ledger: Ledger;
	others: OtherWorkflows;
	/** Milliseconds since 1970, UTC, by the worker's clock. */
	clock: () => number | Promise<number>;
}

/** Who looked less long ago than this has watched all the time, in milliseconds. */
const WATCHING = 7 * 60_000;

/** A look that took longer, try after try, was kept from its record, in milliseconds. */
const NOT_RECORDED = 10 * 60_000;

/** Clocks that differ by more are told, in milliseconds. */
const CLOCKS_APART = 2 * 60_000;

/** The activity that looks for what goes wrong, and has whoever asks for attention told. */
export function createWatchActivities(settings: WatchSettings): WatchActivities {
	const { ledger, others, clock } = settings;
	return {
		async lookForTroubles({ lookedAt }) {
			const now = await clock();
			const { scheduledTimestampMs, currentAttemptScheduledTimestampMs: askedAt } = activityInfo();
			const found = await findLasting(settings, now, Math.abs(now - askedAt) > CLOCKS_APART);
			const watching = lookedAt !== undefined && now - lookedAt < WATCHING;
			if (askedAt - scheduledTimestampMs >= NOT_RECORDED)
				await ledger.troubles.note({ kind: 'not-recorded' }, scheduledTimestampMs);
			for (const waiting of await ledger.troubles.look(now, { found, watching })) await others.startAttention(waiting);
			return { lookedAt: now };
		},
	};
}

/** What the ledger knows nothing of. Attention's own routes cannot tell of themselves. */
async function findLasting(settings: WatchSettings, now: number, clockApart: boolean): Promise<FoundTrouble[]> {
	const routes = (await settings.ledger.routes.all()).filter(({ kind }) => kind !== 'attention');
	const asked = await Promise.all(routes.map((route) => findRoute(route, settings)));
	const apart = [...(clockApart ? ['service'] : []), ...(asked.some((one) => one.clockApart) ? ['n8n'] : [])];
	return [
		...asked.flatMap(({ routeId, lost }): FoundTrouble[] =>
			lost ? [{ kind: 'route-lost', about: routeId, because: lost, count: 1, since: now }] : [],
		),
		...apart.map((about): FoundTrouble => ({ kind: 'clocks-apart', about, because: '', count: 1, since: now })),
	];
}
