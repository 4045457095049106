import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql, SqliteAdapter, type Kysely } from 'kysely';
import type { Schema } from './schema';
import { BUSY_TIMEOUT } from './sqlite';

/** How long a ledger may take to let itself be written, in milliseconds. */
const WITHIN_MS = 5_000;

/** Waiting for another process's write in SQLite keeps everything else in this process waiting: in milliseconds. */
const SHORT_BUSY_TIMEOUT = 1_000;

/** Tells whether a ledger can be written, by a tiny write of which nothing stays. */
export class WritingCheck {
	private underWay: Promise<void> | undefined;

	constructor(private readonly database: Kysely<Schema>) {}

	/**
	 * Looks once for all who ask meanwhile.
	 *
	 * @throws Error with what the database says, or that it says nothing, where the ledger cannot be written
	 */
	async check(): Promise<void> {
		this.underWay ??= this.write().finally(() => (this.underWay = undefined));
		const answered = new AbortController();
		const late = setTimeout(WITHIN_MS, undefined, answered).then(() => {
			throw new Error(`the ledger has not let itself be written within ${WITHIN_MS / 1000} seconds`);
		});
		try {
			await Promise.race([this.underWay, late]);
		} finally {
			answered.abort();
		}
	}

	private async write(): Promise<void> {
		await this.database.connection().execute(async (connection) => {
			if (!(connection.getExecutor().adapter instanceof SqliteAdapter)) return await writeAndTakeBack(connection);
			await waitForOthers(connection, SHORT_BUSY_TIMEOUT);
			try {
				await writeAndTakeBack(connection);
			} finally {
				await waitForOthers(connection, BUSY_TIMEOUT);
			}
		});
	}
}

/** It is committed: a full disk and a medium that can only be read show no sooner. */
async function writeAndTakeBack(database: Kysely<Schema>): Promise<void> {
	const name = `writing/${randomUUID()}` as const;
	await database.transaction().execute(async (transaction) => {
		await transaction.insertInto('locks').values({ name }).execute();
		await transaction.deleteFrom('locks').where('name', '=', name).execute();
	});
}

async function waitForOthers(database: Kysely<Schema>, milliseconds: number): Promise<void> {
	await sql`pragma busy_timeout = ${sql.lit(milliseconds)}`.execute(database);
}
