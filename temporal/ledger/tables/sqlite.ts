import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type SelectModifierNode,
} from 'kysely';
import { BaseSqliteDialect, GenericSqliteDriver, parseBigInt, type IGenericSqlite } from 'kysely-generic-sqlite';

/** How long a write waits for another process's write, in milliseconds. */
export const BUSY_TIMEOUT = 10_000;

/** A Kysely dialect over Node's own SQLite. The file is made for its owner's eyes only, unless it is only to be read. */
export function sqliteDialect(file: string, readOnly: boolean): Dialect {
	return new LedgerDialect(() => new LedgerDriver(() => openDatabase(file, readOnly)));
}

function openDatabase(file: string, readOnly: boolean): IGenericSqlite<DatabaseSync> {
	if (!readOnly) closeSync(openSync(file, 'a', 0o600));
	const database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
	// Full: what was answered as recorded is on disk, also after a power cut.
	if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full');
	return {
		db: database,
		query: (_isSelect, sql, parameters) => {
			const statement = database.prepare(sql);
			if (statement.columns().length > 0) return { rows: statement.all(...parameters) };
			const { changes, lastInsertRowid } = statement.run(...parameters);
			return { rows: [], numAffectedRows: parseBigInt(changes), insertId: parseBigInt(lastInsertRowid) };
		},
		close: () => database.close(),
	};
}

class LedgerDialect extends BaseSqliteDialect {
	override createAdapter(): SqliteAdapter {
		return new LedgerAdapter();
	}

	override createQueryCompiler(): SqliteQueryCompiler {
		return new LedgerQueryCompiler();
	}
}

class LedgerQueryCompiler extends SqliteQueryCompiler {
	/** Leaves out row locks, which SQLite does not know: a transaction has the whole file to itself. */
	protected override visitSelectModifier(node: SelectModifierNode): void {
		if (node.modifier === 'Distinct') super.visitSelectModifier(node);
	}
}

class LedgerAdapter extends SqliteAdapter {
	/** Migrations run in one transaction, so that two workers may open a new ledger at once. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class LedgerDriver extends GenericSqliteDriver {
	/**
	 * Takes the write lock at once. A transaction that began by reading could not wait for another process's write:
	 * SQLite ends it with "database is locked".
	 */
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** Where the disk is full, SQLite has ended the transaction by itself: that is to be told, and not that it is over. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		try {
			await super.rollbackTransaction(connection);
		} catch (error) {
			if (!(error as Error).message.includes('no transaction is active')) throw error;
		}
	}
}
