import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject, projectFolder } from './project.ts';

const SOURCES = [
	...['package-lock.json', 'package.json', 'tsconfig.json', 'gulpfile.js'],
	...['nodes/**/*', 'credentials/**/*', 'temporal/**/*.ts', 'temporal/*.json'],
];
const STAMP = inProject('temporal/dist/.built-from');

/** A fingerprint of all that the build is made from. */
export function fingerprintOfSources(): string {
	const files = globSync(SOURCES, {
		cwd: projectFolder,
		exclude: ['**/dist/**', '**/node_modules/**'],
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile())
		.map((entry) => `${entry.parentPath}/${entry.name}`)
		.sort();
	const hash = createHash('sha256');
	for (const file of files)
		hash
			.update(`${file.slice(projectFolder.length)}\0`)
			.update(readFileSync(file))
			.update('\0');
	return hash.digest('hex');
}

/** The fingerprint of the sources that the present build was made from. */
export function sourcesOfBuild(): string {
	if (!existsSync(STAMP)) throw new Error('Nothing is built yet. Run `npm run build` first.');
	return readFileSync(STAMP, 'utf8');
}

/** Whether the build is of the present sources. */
export function isBuilt(): boolean {
	return existsSync(STAMP) && sourcesOfBuild() === fingerprintOfSources();
}

/** Notes what the build that has just ended was made from. */
export function noteBuild(fingerprint: string): void {
	writeFileSync(STAMP, fingerprint);
}
