import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the project's library into a folder, of a practice in a zone that has edited its practice.yaml. */
export function libraryFolder(folder: string, zone: string, edit: (yaml: string) => string): string {
	cpSync(join(__dirname, '../../library'), folder, { recursive: true });
	const file = join(folder, 'practice.yaml');
	writeFileSync(file, `${edit(readFileSync(file, 'utf8'))}\nzone: ${zone}\n`);
	return folder;
}
