/** Prints a line for each thing looked at, and remembers whether one failed. */
export class Report {
	passed = true;

	constructor(private readonly print: (line: string) => void) {}

	/** Looks at one thing; answers undefined where it failed. */
	async look<T>(name: string, at: () => T | Promise<T>, words: (found: T) => string): Promise<T | undefined> {
		try {
			const found = await at();
			this.ok(name, words(found));
			return found;
		} catch (error) {
			this.fail(name, (error as Error).message);
			return undefined;
		}
	}

	ok(name: string, found: string): void {
		this.print(`ok    ${name}: ${found}`);
	}

	/** Something that is right, if whoever reads it says so. */
	note(name: string, found: string): void {
		this.print(`note  ${name}: ${found}`);
	}

	fail(name: string, problem: string): void {
		this.passed = false;
		this.print(`FAIL  ${name}: ${problem}`);
	}
}
