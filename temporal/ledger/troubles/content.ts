import type { Route } from '../../contract/request';
import { readClinician } from '../people/clinicians';
import type { TroubleLinesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';

/** One line of a message of attention. Instants in milliseconds. */
export interface TroubleLine extends Pick<TroubleLinesTable, 'kind' | 'because' | 'count'> {
	since: number;
	/** Set where it tells that it is over. */
	overAt?: number;
	/** What was to be said. */
	what?: string;
	/** Name of the flow that it is about, where that flow still has its route. */
	flow?: string;
	/** Name of the clinician that it is about. */
	clinician?: string;
}

/** What a message of attention tells, the oldest first, with the names that the practice knows. */
export async function attentionLines(store: Store, commandId: string): Promise<TroubleLine[]> {
	const rows = await store.database
		.selectFrom('trouble_lines')
		.selectAll()
		.where('command_id', '=', commandId)
		.orderBy('since_at')
		.orderBy('kind')
		.orderBy('about')
		.orderBy('because')
		.execute();
	return await Promise.all(
		rows.map(async ({ kind, about, because, count, since_at: since, over_at: overAt }) => ({
			...{ kind, because, count, since },
			...(overAt !== null && { overAt }),
			...(await namesOf(store, kind, about)),
		})),
	);
}

async function namesOf(
	store: Store,
	kind: TroubleLine['kind'],
	about: string,
): Promise<Pick<TroubleLine, 'what' | 'flow' | 'clinician'>> {
	switch (kind) {
		case 'stuck':
		case 'unknown':
		case 'refused':
		case 'given-up':
			return { what: about };
		case 'route-lost': {
			const flow = await flowName(store, about);
			return flow === undefined ? {} : { flow };
		}
		case 'brief-refused':
		case 'brief-given-up': {
			const clinician = await readClinician(store, about);
			return clinician ? { clinician: clinician.name } : {};
		}
		default:
			return {};
	}
}

async function flowName({ database, cipher }: Store, routeId: string): Promise<string | undefined> {
	const row = await database
		.selectFrom('routes')
		.select(['kind', 'route'])
		.where('route_id', '=', routeId)
		.executeTakeFirst();
	return row && (JSON.parse(cipher.unseal(row.route, 'routes.route', row.kind)) as Route).flowName;
}
