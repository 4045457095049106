import { inProject } from '../setup/project.ts';
import { answers, type PartCommand } from './part.ts';
import { STACK_ONLY, type StackSettings } from './settings.ts';
import type { Secrets, StateFolder } from './state.ts';
import { temporalAddress } from './temporal.ts';

/** The Temporal worker, as built. */
export function worker(settings: StackSettings, state: StateFolder, secrets: Secrets): PartCommand {
	const { ports } = settings;
	return {
		name: 'the worker',
		command: process.execPath,
		args: [inProject('temporal/dist/worker/main.js')],
		env: {
			...Object.fromEntries(Object.entries(process.env).filter(([name]) => !STACK_ONLY.includes(name))),
			HOMEWORK_TEMPORAL_ADDRESS: temporalAddress(settings),
			HOMEWORK_TEMPORAL_NAMESPACE: settings.temporal.namespace,
			HOMEWORK_TASK_QUEUE: settings.taskQueue,
			HOMEWORK_KEYS_FILE: state.keysFile,
			HOMEWORK_LEDGER_FILE: state.ledgerFile,
			HOMEWORK_LIBRARY_FOLDER: settings.libraryFolder,
			HOMEWORK_HEALTH_PORT: `${ports.health}`,
			HOMEWORK_CODEC_PORT: `${ports.codec}`,
			HOMEWORK_CODEC_SECRET: secrets.codecSecret,
			HOMEWORK_CODEC_ALLOWED_ORIGIN: `http://127.0.0.1:${ports.temporalUi}`,
		},
		logFile: `${state.logFolder}/worker.log`,
		isReady: () => answers(`http://127.0.0.1:${ports.health}/health`),
		readyWithinMs: 60_000,
		graceMs: 15_000,
	};
}
