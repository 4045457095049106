const STILL_AT_IT_SECONDS = 30;

/** A duration for people: `0.4 s`, `12 s`, `2 min 5 s`. */
export function inWords(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	if (seconds < 60) return `${Math.round(seconds)} s`;
	return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A line for whoever waits; straight to stdout, since jest would put a stack under what the console is given. */
function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/**
 * Does a step of the setup and says when it is done and how long it took; while it lasts, says every half minute that
 * it is still at it.
 */
export async function step<T>(title: string, work: () => Promise<T> | T): Promise<T> {
	const begun = performance.now();
	const elapsed = () => inWords(performance.now() - begun);
	const ticker = setInterval(() => say(`  … ${title}, still at it after ${elapsed()}`), STILL_AT_IT_SECONDS * 1000);
	try {
		const result = await work();
		say(`  ✓ ${title} (${elapsed()})`);
		return result;
	} catch (error) {
		say(`  ✗ ${title} (${elapsed()})`);
		throw error;
	} finally {
		clearInterval(ticker);
	}
}
