import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import type { WorkerConfig } from './config';

export type { Logger };

/** Logs one JSON object a line to stdout. */
export function createLogger(level: WorkerConfig['logLevel']): Logger {
	return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ sync: true }));
}

/** Sends what the Temporal SDK has to say to our log, and leaves signals to the worker. Once per process. */
export function installTemporalRuntime(logger: Logger): void {
	const level = logger.level.toUpperCase() as 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
	Runtime.install({
		logger: new DefaultLogger(level, (entry) => forward(logger, entry)),
		telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
		shutdownSignals: [],
	});
}

function forward(logger: Logger, { level, message, meta }: LogEntry): void {
	const name = level.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error';
	logger[name](withoutMessages(withoutTask({ ...meta })), message);
}

/**
 * Failures of activities may repeat what a flow answered, and with it what a client wrote. Their message is in the
 * Temporal UI, encrypted; the log says of what kind they were and where they came from.
 */
function withoutMessages({ error, ...meta }: Record<string | symbol, unknown>): object {
	return error instanceof Error ? { ...meta, error: kindOf(error) } : meta;
}

/** The SDK adds the whole encrypted task, twice, where a task cannot be read; its ids are there without it. */
const TASK = ['task', 'taskEncoded', 'taskToken'];

function withoutTask(meta: Record<string | symbol, unknown>): Record<string | symbol, unknown> {
	return Object.fromEntries(Object.entries(meta).filter(([name]) => !TASK.includes(name)));
}

function kindOf(error: Error): object {
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
	return {
		name: error.name,
		...('type' in error && { type: error.type }),
		at: frames?.slice(0, 5).map((line) => line.trim()),
		...(error.cause instanceof Error && { cause: kindOf(error.cause) }),
	};
}
