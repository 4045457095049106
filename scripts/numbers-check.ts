// Works every fact that numbers are counted from out anew from all that is on record, and says what differs: `npm run numbers:check`,
// by the settings of the worker that are set in this shell, else of what `npm start` runs. `-- --mend` puts right what differs.
import { parseArgs } from 'node:util';
import { openLedger, openLedgerToRead } from '../temporal/ledger/ledger.ts';
import { readConfig } from '../temporal/worker/config.ts';
import { readKeysFile } from '../temporal/worker/keys-file.ts';
import { program } from './setup/program.ts';
import { serviceSettings } from './stack/service-library.ts';

/** So many of those that differ are named. */
const NAMED = 10;

await program(async () => {
	const { values } = parseArgs({ options: { mend: { type: 'boolean', default: false } } });
	const settings = serviceSettings(process.env);
	if (!settings)
		throw new Error('No homework service is known: have `npm start` run, or set HOMEWORK_KEYS_FILE and the rest.');
	const { keysFile, ledger: place } = readConfig(settings);
	const open = values.mend ? openLedger : openLedgerToRead;
	const ledger = await open({ ...place, ring: readKeysFile(keysFile) });
	try {
		const differing = await ledger.numbers.differing();
		for (const id of differing.slice(0, NAMED)) console.log(`differs: ${id}`);
		if (differing.length > NAMED) console.log(`and ${differing.length - NAMED} more`);
		if (values.mend) console.log(`${await ledger.numbers.rebuild()} put right.`);
		else if (differing.length > 0) process.exitCode = 1;
		if (differing.length === 0) console.log('Every fact is what follows from all that is on record.');
	} finally {
		await ledger.close();
	}
});
