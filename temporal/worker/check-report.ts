import type { Look, LookState } from '../contract/questions-service';

const MARKS: Record<LookState, string> = { ok: 'ok   ', note: 'note ', trouble: 'FAIL ' };

/** What was looked at, in order, with a line printed for each. */
export class Report {
	readonly looks: Look[] = [];

	constructor(private readonly print: (line: string) => void = () => undefined) {}

	/** Whether nothing failed. */
	get passed(): boolean {
		return this.looks.every(({ state }) => state !== 'trouble');
	}

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
		this.add(name, 'ok', found);
	}

	/** Something that is right, if whoever reads it says so. */
	note(name: string, found: string): void {
		this.add(name, 'note', found);
	}

	fail(name: string, problem: string): void {
		this.add(name, 'trouble', problem);
	}

	private add(look: string, state: LookState, words: string): void {
		this.looks.push({ look, state, words });
		this.print(`${MARKS[state]} ${look}: ${words}`);
	}
}
