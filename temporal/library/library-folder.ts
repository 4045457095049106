import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
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

	/**
	 * Names of the files in a part of the library, without the end that each has to have, in the order of the alphabet.
	 *
	 * @param besides what else is there, and looked at otherwise
	 */
	names(part: string, end: '.yaml' | '.md', besides: string[] = []): string[] {
		const names = this.entries(part);
		const isOne = (name: string) => name.endsWith(end) && this.isFile(`${part}/${name}`);
		for (const name of names.filter((other) => !isOne(other) && !besides.includes(other))) {
			this.report(`${part}/${name}`, `must be a file that ends in ${end}`);
		}
		return names
			.filter(isOne)
			.map((name) => name.slice(0, -end.length))
			.sort();
	}

	/** Names of the folders in a part of the library. */
	folders(part: string): string[] {
		return this.entries(part).filter((name) => this.look(`${part}/${name}`)?.isDirectory());
	}

	/** Names of all that is in a part of the library, but for what is hidden. */
	entries(part: string): string[] {
		const path = join(this.folder, part);
		return existsSync(path) ? readdirSync(path).filter((name) => !name.startsWith('.')) : [];
	}

	/** The bytes of a file, or how many there are, where these are too many to be read; undefined where it is no file. */
	bytes(path: string, most: number): Buffer | number | undefined {
		const found = this.look(path);
		if (!found?.isFile()) return undefined;
		return found.size > most ? found.size : readFileSync(join(this.folder, path));
	}

	report(file: string, message: string): void {
		this.problems.push({ file, message });
	}

	private isFile(path: string): boolean {
		return this.look(path)?.isFile() === true;
	}

	/** What there is; nothing where a link leads nowhere. */
	private look(path: string): Stats | undefined {
		return statSync(join(this.folder, path), { throwIfNoEntry: false });
	}
}
