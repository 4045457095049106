import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from '../setup/project.ts';
import { answers, type PartCommand } from './part.ts';
import { STACK_ONLY, type StackSettings } from './settings.ts';
import type { Secrets, StateFolder } from './state.ts';
import { temporalAddress } from './temporal.ts';

/** Where the build puts the worker's program. */
export const BUILT_WORKER = inProject('temporal/dist/worker/main.js');

/** The Temporal worker, as built. */
export function worker(settings: StackSettings, state: StateFolder, secrets: Secrets): PartCommand {
	const { ports } = settings;
	return {
		name: 'the worker',
		command: process.execPath,
		args: [BUILT_WORKER],
		env: {
			...Object.fromEntries(Object.entries(process.env).filter(([name]) => !STACK_ONLY.includes(name))),
			HOMEWORK_TEMPORAL_ADDRESS: temporalAddress(settings),
			HOMEWORK_TEMPORAL_NAMESPACE: settings.temporal.namespace,
			HOMEWORK_TASK_QUEUE: settings.taskQueue,
			HOMEWORK_KEYS_FILE: state.keysFile,
			HOMEWORK_LEDGER_FILE: state.ledgerFile,
			HOMEWORK_LIBRARY_FOLDER: settings.libraryFolder,
			...alarm(ports.smtp),
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

/** Where the worker speaks where nothing goes out: in the inbox, if nothing else is set. */
function alarm(smtpPort: number): Record<string, string> {
	if (process.env['HOMEWORK_ALARM_SMTP'] || process.env['HOMEWORK_ALARM_URL']) return {};
	const addresses = 'from=service@practice.example&to=office@practice.example';
	return { HOMEWORK_ALARM_SMTP: `smtp://127.0.0.1:${smtpPort}?${addresses}` };
}

/** Keeps the settings that the worker is started with for `npm run check`; they may hold an API key. */
export function keepSettings({ workerSettingsFile }: StateFolder, { env }: PartCommand): void {
	const settings = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('HOMEWORK_')));
	rmSync(workerSettingsFile, { force: true });
	writeFileSync(workerSettingsFile, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}

/** The settings that the worker was started with last, unless its stack has been stopped. */
export function keptSettings({ workerSettingsFile }: StateFolder): Record<string, string> | undefined {
	if (!existsSync(workerSettingsFile)) return undefined;
	return JSON.parse(readFileSync(workerSettingsFile, 'utf8')) as Record<string, string>;
}

/** Forgets them. */
export function dropSettings({ workerSettingsFile }: StateFolder): void {
	rmSync(workerSettingsFile, { force: true });
}
