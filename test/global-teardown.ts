import { rmSync } from 'node:fs';
import { stopPostgres } from './postgres/start';
import { RUN_FOLDER } from './workflow-bundle';

/** Ends what the test files of a run shared. */
export default async function globalTeardown(): Promise<void> {
	await stopPostgres();
	rmSync(process.env[RUN_FOLDER]!, { recursive: true });
}
