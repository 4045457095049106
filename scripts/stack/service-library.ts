import { UpToDate } from '../../temporal/activities/up-to-date';
import { openLedgerToRead } from '../../temporal/ledger/ledger';
import { loadLibrary, type Library } from '../../temporal/library/library';
import { readConfig } from '../../temporal/worker/config';
import { readKeysFile } from '../../temporal/worker/keys-file';
import { runningOn } from './lock.ts';
import { settingsFromEnvironment } from './settings.ts';
import { stateIn } from './state.ts';
import { keptSettings } from './worker.ts';

/** The settings of the worker: those of this shell, else of what `npm start` runs; none where neither has them. */
export function serviceSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv | undefined {
	if (env['HOMEWORK_KEYS_FILE']) return env;
	const { stateFolder } = settingsFromEnvironment(env);
	return runningOn(stateFolder) ? keptSettings(stateIn(stateFolder)) : undefined;
}

/**
 * The library as the homework service has it: its folder, and what the practice has changed of it.
 *
 * @throws Error that says what of the settings, the folder or the ledger cannot be used
 */
export async function serviceLibrary(settings: NodeJS.ProcessEnv): Promise<Library> {
	const { keysFile, ledger: place, libraryFolder } = readConfig(settings);
	const library = loadLibrary(libraryFolder);
	const ledger = await openLedgerToRead({ ...place, ring: readKeysFile(keysFile) });
	try {
		await new UpToDate(library, ledger).look();
	} finally {
		await ledger.close();
	}
	return library;
}
