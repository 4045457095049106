import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The library that the project ships. */
export const SHIPPED = join(__dirname, '../../library');

const folders: string[] = [];

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the shipped library, for one change; it goes away after the test. */
export function copy(): string {
	const folder = mkdtempSync(join(tmpdir(), 'library-'));
	folders.push(folder);
	cpSync(SHIPPED, folder, { recursive: true });
	return folder;
}

export function write(folder: string, file: string, text: string): void {
	writeFileSync(join(folder, file), text);
}

export function replace(folder: string, file: string, pattern: RegExp | string, by: string): void {
	const before = readFileSync(join(folder, file), 'utf8');
	const after = before.replace(pattern, by);
	expect(after).not.toBe(before);
	write(folder, file, after);
}
