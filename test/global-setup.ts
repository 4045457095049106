import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres/start';
import { RUN_FOLDER } from './workflow-bundle';

/** Makes what all test files of a run share: a folder, and PostgreSQL where TEST_LEDGER asks for it. */
export default async function globalSetup(): Promise<void> {
	process.env[RUN_FOLDER] = mkdtempSync(join(tmpdir(), 'homework-run-'));
	if (process.env['TEST_LEDGER'] === 'postgres') await startPostgres();
}
