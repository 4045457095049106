import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The same folder without anything in another language than English. */
export function inEnglishAlone(folder: string): string {
	for (const part of ['exercises', 'messages'])
		for (const name of readdirSync(join(folder, part)).filter((other) => /\.es\.(md|yaml)$/.test(other)))
			rmSync(join(folder, part, name));
	replace(folder, 'practice.yaml', /  es: >-\n(    .*\n)+/, '');
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
