import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder, or the one file itself with what SQLite keeps beside it. */
function filesOf(path: string): string[] {
	const folder = join(path, '..');
	const name = path.slice(folder.length + 1);
	const entries = readdirSync(folder, { withFileTypes: true });
	return entries
		.filter((entry) => entry.name === name || [`${name}-wal`, `${name}-shm`].includes(entry.name))
		.flatMap((entry) => {
			const full = join(folder, entry.name);
			if (!entry.isDirectory()) return [full];
			return readdirSync(full, { recursive: true, withFileTypes: true })
				.filter((below) => below.isFile())
				.map((below) => join(below.parentPath, below.name));
		});
}

/** Where one of the texts stands in clear, whatever its case, in the bytes of these files and folders. */
export function tracesOf(texts: string[], paths: string[]): string[] {
	const files = paths.flatMap(filesOf);
	if (files.length < paths.length) throw new Error(`Only ${files.length} files to search in ${paths.join(', ')}.`);
	return files.flatMap((file) => {
		const bytes = readFileSync(file).toString('latin1').toLowerCase();
		return texts.filter((text) => bytes.includes(text.toLowerCase())).map((text) => `${text} in ${file}`);
	});
}
