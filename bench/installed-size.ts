import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../scripts/setup/project.ts';
import { run } from '../scripts/setup/run.ts';
import { figure, type Figure } from './figure.ts';

/** Size on disk of the package as n8n installs it, and the native files in it. */
export async function installedSize(): Promise<Figure[]> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'homework-size-'));
	try {
		const tarball = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: projectFolder });
		await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
		await run('npm', ['install', '--ignore-scripts', '--omit=dev', '--omit=peer', path.join(folder, tarball.trim())], {
			cwd: folder,
		});
		const modules = path.join(folder, 'node_modules');
		const files = (await readdir(modules, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
		const sizes = await Promise.all(
			files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size),
		);
		const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
		const native = files.filter(({ name }) => /\.(node|so|dylib|dll)$/.test(name)).length;
		return [
			figure('Installed size of the node package', 'MB', megabytes, { atMost: 48 }),
			figure('Native files in the node package', 'files', native, { atMost: 0 }),
		];
	} finally {
		await rm(folder, { recursive: true });
	}
}
