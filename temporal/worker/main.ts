// The worker: `node temporal/dist/worker/main.js`, or with `--check` only a look at everything that it needs.
import { parseArgs } from 'node:util';
import { check } from './check';
import { readConfig } from './config';
import { createLogger, installTemporalRuntime } from './logging';
import { serve } from './serve';

const ENDING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** @returns the exit code */
async function main(): Promise<number> {
	const ending = new AbortController();
	for (const signal of ENDING_SIGNALS) process.once(signal, () => ending.abort());
	try {
		const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
		if (values.check) {
			const logger = createLogger('error');
			installTemporalRuntime(logger);
			return (await check(process.env, logger, ending.signal, (line) => process.stdout.write(`${line}\n`))) ? 0 : 1;
		}
		const config = readConfig(process.env);
		const logger = createLogger(config.logLevel);
		installTemporalRuntime(logger);
		await serve(config, logger, ending.signal);
		return 0;
	} catch (error) {
		if (ending.signal.aborted && (error as Error).name === 'AbortError') return 0;
		createLogger('error').fatal({ error: (error as Error).name }, (error as Error).message);
		return 1;
	}
}

void main().then((code) => process.exit(code));
