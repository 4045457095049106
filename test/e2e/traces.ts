import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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

/** The rows of n8n's tables for what went through its flows. */
export function savedExecutions(n8nDatabase: string): unknown[] {
	const database = new DatabaseSync(n8nDatabase, { readOnly: true });
	try {
		return ['execution_entity', 'execution_data', 'execution_metadata', 'execution_annotations'].flatMap((table) =>
			database.prepare(`SELECT * FROM ${table}`).all(),
		);
	} finally {
		database.close();
	}
}

/** How many executions n8n has started since its database was made, whether it kept them or not. */
export function startedExecutions(n8nDatabase: string): number {
	const database = new DatabaseSync(n8nDatabase, { readOnly: true });
	try {
		const row = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'execution_entity'").get();
		return Number(row?.seq ?? 0);
	} finally {
		database.close();
	}
}
