import type { Kysely } from 'kysely';
import type { RouteKind } from '../contract/command';
import type { Route } from '../contract/request';
import type { FieldCipher } from './field-cipher';
import type { Schema } from './schema';

/** What became of a claim: the flow owns it, or another one goes on owning it. */
export type Claim = { kind: 'claimed' } | { kind: 'owned-by-other'; owner: Route };

/** Which flow carries out which command, and which one serves the client's page. */
export class Routes {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** Makes a flow the owner. Its own claim again brings its names and URL up to date. */
	async claim(route: Route, takeOver: boolean): Promise<Claim> {
		return await this.database.transaction().execute(async (transaction): Promise<Claim> => {
			const owner = await this.read(transaction, route.kind);
			if (owner && owner.routeId !== route.routeId && !takeOver) return { kind: 'owned-by-other', owner };
			const values = {
				route_id: route.routeId,
				route: this.cipher.seal(JSON.stringify(route), 'routes.route', route.kind),
				claimed_at: Date.now(),
			};
			await transaction.deleteFrom('routes').where('kind', '=', route.kind).execute();
			await transaction
				.insertInto('routes')
				.values({ kind: route.kind, ...values })
				.execute();
			return { kind: 'claimed' };
		});
	}

	/** Gives a route up. Answers false, and changes nothing, where it is not the owner any more. */
	async release(routeId: string): Promise<boolean> {
		const { numDeletedRows } = await this.database
			.deleteFrom('routes')
			.where('route_id', '=', routeId)
			.executeTakeFirstOrThrow();
		return numDeletedRows > 0n;
	}

	/** The owner of a command or of the page, if there is one. */
	async owner(kind: RouteKind): Promise<Route | undefined> {
		return await this.read(this.database, kind);
	}

	private async read(database: Kysely<Schema>, kind: RouteKind): Promise<Route | undefined> {
		const row = await database.selectFrom('routes').select('route').where('kind', '=', kind).executeTakeFirst();
		return row && (JSON.parse(this.cipher.unseal(row.route, 'routes.route', kind)) as Route);
	}
}
