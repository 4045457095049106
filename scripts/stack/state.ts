import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeys } from '../../temporal/contract/keys.ts';

/** Where a stack keeps what outlives it. */
export interface StateFolder {
	folder: string;
	keysFile: string;
	temporalDatabase: string;
	ledgerFile: string;
	/** What the worker was started with, while it runs. */
	workerSettingsFile: string;
	/** `N8N_USER_FOLDER`; n8n makes `.n8n` inside. */
	n8nUserFolder: string;
	mailFolder: string;
	logFolder: string;
}

/** Made up once for each state folder. */
export interface Secrets {
	n8nEncryptionKey: string;
	n8nOwnerPassword: string;
	/** Stands in the path of the codec endpoint, so that only the Temporal UI of this stack can decrypt. */
	codecSecret: string;
}

export function stateIn(folder: string): StateFolder {
	return {
		folder,
		keysFile: join(folder, 'keys.json'),
		temporalDatabase: join(folder, 'temporal.db'),
		ledgerFile: join(folder, 'ledger.db'),
		workerSettingsFile: join(folder, 'worker.json'),
		n8nUserFolder: join(folder, 'n8n'),
		mailFolder: join(folder, 'mail'),
		logFolder: join(folder, 'logs'),
	};
}

/** Makes the folders, the keys and the secrets that are not there yet; whatever is there is kept. */
export function prepareState(state: StateFolder): Secrets {
	for (const folder of [state.folder, state.n8nUserFolder, state.mailFolder, state.logFolder]) {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
	}
	readOrMake(state.keysFile, () => generateKeys());
	return readOrMake<Secrets>(join(state.folder, 'secrets.json'), () => ({
		n8nEncryptionKey: randomBytes(24).toString('base64url'),
		// n8n asks for a capital letter and a digit.
		n8nOwnerPassword: `Aa1-${randomBytes(12).toString('base64url')}`,
		codecSecret: randomBytes(24).toString('base64url'),
	}));
}

function readOrMake<T>(file: string, make: () => T): T {
	if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(make(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}
