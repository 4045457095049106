// The worker: `node temporal/dist/worker/main.js`, or with `--check` only a look at everything that it needs.
import './require-node';
import { parseArgs } from 'node:util';
import { check } from './check';
import { readConfig, type WorkerConfig } from './config';
import { createLogger, installTemporalRuntime, type Logger } from './logging';
import { serve } from './serve';

const ENDING_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** How long after the grace time the process ends in any case, in seconds. */
const LEFT_BEHIND_AFTER_GRACE = 3;

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
		ending.signal.addEventListener('abort', () => leaveBehind(config, logger));
		await serve(config, logger, ending.signal);
		return 0;
	} catch (error) {
		if (ending.signal.aborted && (error as Error).name === 'AbortError') return 0;
		createLogger('error').fatal({ error: (error as Error).name }, (error as Error).message);
		return 1;
	}
}

/** Work that outlives the grace time is left behind; Temporal hands it out again once its time is out. */
function leaveBehind({ shutdownGrace }: WorkerConfig, logger: Logger): void {
	setTimeout(
		() => {
			logger.warn('Work was left behind at the end of the grace time');
			process.exit(0);
		},
		(shutdownGrace + LEFT_BEHIND_AFTER_GRACE) * 1000,
	).unref();
}

void main().then((code) => process.exit(code));
