import { inProject } from '../setup/project.ts';
import { answers, type PartCommand } from './part.ts';
import type { StackSettings } from './settings.ts';
import type { StateFolder } from './state.ts';

/** A mail server that delivers nothing: every message ends in a web inbox. */
export function mailCatcher({ ports }: StackSettings, state: StateFolder): PartCommand {
	return {
		name: 'the mail catcher',
		command: process.execPath,
		args: [
			inProject('node_modules/maildev/dist/bin/maildev.js'),
			...['--smtp', `${ports.smtp}`, '--ip', '127.0.0.1'],
			...['--web', `${ports.inbox}`, '--web-ip', '127.0.0.1'],
			...['--mail-directory', state.mailFolder],
			// Its log would name whom the messages are for.
			'--silent',
		],
		env: process.env,
		logFile: `${state.logFolder}/mail.log`,
		isReady: () => answers(`http://127.0.0.1:${ports.inbox}/api/healthz`),
		readyWithinMs: 30_000,
		graceMs: 5_000,
	};
}
