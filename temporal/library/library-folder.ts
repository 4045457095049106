import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryFile, type Problem } from './library-file';

/** The practice's library folder, with everything that is found wrong in it. */
export class LibraryFolder {
	readonly problems: Problem[] = [];

	constructor(private readonly folder: string) {}

	/** Reads a file, and keeps the problems that were noted in it; undefined where it cannot be used. */
	read<T>(
		path: string,
		use: (file: LibraryFile) => T | undefined,
		yamlOf?: (content: string) => string,
	): T | undefined {
		if (!this.isFile(path)) {
			this.report(path, 'is missing; put it there, or set HOMEWORK_LIBRARY_FOLDER to the right folder');
			return undefined;
		}
		const file = new LibraryFile(path, readFileSync(join(this.folder, path)), yamlOf);
		const result = use(file);
		this.problems.push(...file.problems);
		return result;
	}

	/** Names of the files in a part of the library, without the end that each has to have, in the order of the alphabet. */
	names(part: string, end: '.yaml' | '.md'): string[] {
		const path = join(this.folder, part);
		const names = existsSync(path) ? readdirSync(path).filter((name) => !name.startsWith('.')) : [];
		const isOne = (name: string) => name.endsWith(end) && this.isFile(`${part}/${name}`);
		for (const name of names.filter((other) => !isOne(other))) {
			this.report(`${part}/${name}`, `must be a file that ends in ${end}`);
		}
		return names
			.filter(isOne)
			.map((name) => name.slice(0, -end.length))
			.sort();
	}

	report(file: string, message: string): void {
		this.problems.push({ file, message });
	}

	private isFile(path: string): boolean {
		return statSync(join(this.folder, path), { throwIfNoEntry: false })?.isFile() === true;
	}
}
