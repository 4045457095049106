import type { Selectable } from 'kysely';
import { isTopic, type OwnedKind, type Topic } from '../../contract/command';
import type { Route } from '../../contract/request';
import type { RoutesTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** What a node asks for when its flow is published. */
export interface Wanted {
	/** All routes that the node is to own. */
	routes: Route[];
	/** Ids of routes that the same node may have had until now. */
	givenUp: string[];
	takeOver: boolean;
}

/** What became of a claim: the node owns all that it asked for, or others go on owning some of it and it got nothing. */
export type Claim = { kind: 'claimed' } | { kind: 'owned-by-others'; owners: Route[] };

/** Which flows carry out which command, are told of which topic, and which one serves the client's page. */
export class Routes {
	constructor(private readonly store: Store) {}

	/** Makes a node the owner of all that it asks for. Its own claim again brings its names and URL up to date. */
	async claim({ routes, givenUp, takeOver }: Wanted): Promise<Claim> {
		return await this.store.transaction(async (store): Promise<Claim> => {
			const { database, cipher } = store;
			await store.holdRoutes();
			const owners = await this.othersWith(store, routes);
			if (owners.length > 0 && !takeOver) return { kind: 'owned-by-others', owners };
			if (givenUp.length > 0) await database.deleteFrom('routes').where('route_id', 'in', givenUp).execute();
			for (const route of routes) {
				await database
					.deleteFrom('routes')
					.where('kind', '=', route.kind)
					.$if(isTopic(route.kind), (query) => query.where('route_id', '=', route.routeId))
					.execute();
				await database
					.insertInto('routes')
					.values({
						kind: route.kind,
						route_id: route.routeId,
						route: cipher.seal(JSON.stringify(route), 'routes.route', route.kind),
						claimed_at: Date.now(),
					})
					.execute();
			}
			return { kind: 'claimed' };
		});
	}

	/** Gives routes up, and answers which of them were owned until now; about the others nothing changes. */
	async release(routeIds: string[]): Promise<string[]> {
		return await this.store.transaction(async (store) => {
			await store.holdRoutes();
			const released = await store.database
				.deleteFrom('routes')
				.where('route_id', 'in', routeIds)
				.returning('route_id')
				.execute();
			return released.map(({ route_id }) => route_id);
		});
	}

	/** The owner of a command or of the page, if there is one. */
	async owner(kind: OwnedKind): Promise<Route | undefined> {
		const row = await this.store.database.selectFrom('routes').selectAll().where('kind', '=', kind).executeTakeFirst();
		return row && this.read(row);
	}

	/** Those of these that no flow has. */
	async ownerless<K extends OwnedKind>(kinds: K[]): Promise<K[]> {
		const rows = await this.store.database.selectFrom('routes').select('kind').where('kind', 'in', kinds).execute();
		const owned = new Set<string>(rows.map(({ kind }) => kind));
		return kinds.filter((kind) => !owned.has(kind));
	}

	/** The subscriber to a topic that has this route, unless it has gone. */
	async subscriber(topic: Topic, routeId: string): Promise<Route | undefined> {
		const row = await this.store.database
			.selectFrom('routes')
			.selectAll()
			.where('kind', '=', topic)
			.where('route_id', '=', routeId)
			.executeTakeFirst();
		return row && this.read(row);
	}

	/** Every route that a flow has, those of one kind in the order in which they were claimed. */
	async all(): Promise<Route[]> {
		const rows = await this.store.database
			.selectFrom('routes')
			.selectAll()
			.orderBy('kind')
			.orderBy('claimed_at')
			.orderBy('route_id')
			.execute();
		return rows.map((row) => this.read(row));
	}

	private async othersWith({ database }: Store, routes: Route[]): Promise<Route[]> {
		const owned = routes.filter(({ kind }) => !isTopic(kind));
		const kinds = owned.map(({ kind }) => kind);
		const routeIds = owned.map(({ routeId }) => routeId);
		if (kinds.length === 0) return [];
		const rows = await database
			.selectFrom('routes')
			.selectAll()
			.where('kind', 'in', kinds)
			.where('route_id', 'not in', routeIds)
			.orderBy('kind')
			.execute();
		return rows.map((row) => this.read(row));
	}

	private read({ kind, route }: Selectable<RoutesTable>): Route {
		return JSON.parse(this.store.cipher.unseal(route, 'routes.route', kind)) as Route;
	}
}
