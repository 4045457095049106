import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesOfBuild } from '../../setup/built.ts';
import { projectFolder } from '../../setup/project.ts';
import { run } from '../../setup/run.ts';
import type { StateFolder } from '../state.ts';

/** The name under which n8n knows our nodes. */
export const PACKAGE_NAME = 'n8n-nodes-therapy-homework';

const INSTALLED_FROM = '.installed-from';

interface Manifest {
	version: string;
	dependencies: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

/** Whether n8n's user folder has the nodes of the present build. */
export function hasCurrentNodes(state: StateFolder): boolean {
	const stamp = join(packageFolder(state), INSTALLED_FROM);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesOfBuild();
}

/**
 * Packs the project and installs it as n8n installs a community package: unpacked into `.n8n/nodes/node_modules`, with
 * direct dependencies only and no install scripts.
 */
export async function installNodes(state: StateFolder, signal?: AbortSignal): Promise<void> {
	const nodesFolder = join(state.n8nUserFolder, '.n8n/nodes');
	mkdirSync(join(nodesFolder, 'node_modules'), { recursive: true });
	const beside = mkdtempSync(join(nodesFolder, '.installing-'));
	try {
		const unpacked = await unpackInto(beside);
		const manifest = readJson<Manifest>(join(unpacked, 'package.json'));
		delete manifest.devDependencies;
		delete manifest.peerDependencies;
		delete manifest.optionalDependencies;
		writeJson(join(unpacked, 'package.json'), manifest);
		await run(
			'npm',
			[
				...['install', '--ignore-scripts', '--install-strategy=shallow', '--bin-links=false'],
				...['--package-lock=false', '--prefer-offline', '--audit=false', '--fund=false'],
			],
			{
				cwd: unpacked,
				signal,
				nextStep: 'The nodes need their dependencies: check the network, then run the command again.',
			},
		);
		writeFileSync(join(unpacked, INSTALLED_FROM), sourcesOfBuild());
		rmSync(packageFolder(state), { recursive: true, force: true });
		renameSync(unpacked, packageFolder(state));
		noteInPackageJson(nodesFolder, manifest.version);
	} finally {
		rmSync(beside, { recursive: true, force: true });
	}
}

function packageFolder(state: StateFolder): string {
	return join(state.n8nUserFolder, '.n8n/nodes/node_modules', PACKAGE_NAME);
}

async function unpackInto(folder: string): Promise<string> {
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
	const tarball = (await run('npm', args, { cwd: projectFolder })).trim();
	await run('tar', ['-xzf', join(folder, tarball), '-C', folder]);
	return join(folder, 'package');
}

/** n8n keeps a list of its community packages here. */
function noteInPackageJson(nodesFolder: string, version: string): void {
	const file = join(nodesFolder, 'package.json');
	const empty = { name: 'installed-nodes', private: true, dependencies: {} };
	const before = existsSync(file) ? readJson<Pick<Manifest, 'dependencies'>>(file) : empty;
	writeJson(file, { ...before, dependencies: { ...before.dependencies, [PACKAGE_NAME]: version } });
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function writeJson(file: string, value: unknown): void {
	writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
